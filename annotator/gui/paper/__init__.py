"""Paper: the annotated article as PDF, PNG, SVG or on a printer, with a legend.

layout cuts the page between lines, legend explains the marks, output makes files and sheets.
"""
