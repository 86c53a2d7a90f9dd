"""Canvas: the article, its marks and arcs, painted by our own hand. `view.Canvas` is the door.

Layout: pieces, heights, paragraph, bidi_boxes, lanes, geometry, arcplan, arcroute, sceneindex,
style, measures, page. Painting: tones, badges, painter, arcpainter, sheet. The person: selection,
movement, hit, mouse, keyboard, accessible. The widget: scrolling, blink, pageview, view.
"""
