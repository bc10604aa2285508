/* What a step has to say when it fails: an exit code and one sentence for the user. */
#ifndef REPORT_H
#define REPORT_H

#include <windows.h>

#include "exit_codes.h"

#define SENTENCE_CHARS 1000

typedef struct {
    int code;
    wchar_t sentence[SENTENCE_CHARS];
} Report;

/* Put a failure into the report; returns FALSE, so that a step can end with it. */
BOOL fail(Report *report, int code, const wchar_t *format, ...);

/* The same for a file operation: adds what Windows says to `error`, and tells a full disk. */
BOOL fail_on_file(Report *report, DWORD error, const wchar_t *doing, const wchar_t *path);

#endif
