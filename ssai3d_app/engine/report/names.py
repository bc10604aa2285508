"""Names of the files of a report, in the folder that it is written to."""

RECORD = "report.json"
METHODS = "methods.txt"
PAGE = "report.html"
PAPER = "report.pdf"
