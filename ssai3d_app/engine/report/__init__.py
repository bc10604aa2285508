"""The report of a restoration: what is measured for it, and the documents it is shown in.

``evidence`` is what goes into the record; ``gathering`` measures it while the working files of a
volume are there; ``document`` puts a record into sections, and ``page`` and ``paper`` show those
as HTML and as PDF.
"""
