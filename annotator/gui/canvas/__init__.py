"""Canvas: the article, its marks and arcs, painted by our own hand. `view.Canvas` is the door.

Layout: pieces, heights, paragraph, bidi_boxes, lanes, geometry, sceneindex, style, measures, page.
Arcs: arcset, arcends, arcplan, arcgap, arcroute, arcstubs, arcsteady. Painting: tones, badges,
painter, arcpainter, zonepainter, invisibles, overlay, sheet. The person: selection, movement, hit,
hover, grips, mouse, keyboard, zooming, accessible. The widget: scrolling, blink, overview, ruler,
pagearea, pageview, view.
"""
