#include "report.h"

#include <stdarg.h>
#include <stdio.h>

BOOL fail(Report *report, int code, const wchar_t *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int written = _vsnwprintf(report->sentence, SENTENCE_CHARS - 1, format, arguments);
    va_end(arguments);
    if (written < 0 || written >= SENTENCE_CHARS - 1) report->sentence[SENTENCE_CHARS - 1] = 0;
    report->code = code;
    return FALSE;
}

BOOL fail_on_file(Report *report, DWORD error, const wchar_t *doing, const wchar_t *path) {
    wchar_t words[300] = L"";
    /* The prefix of extended paths is nothing that a user should read. */
    if (wcsncmp(path, L"\\\\?\\", 4) == 0) path += 4;
    if (error == ERROR_DISK_FULL || error == ERROR_HANDLE_DISK_FULL)
        return fail(report, EXIT_DISK_FULL,
                    L"The disk became full while %ls %ls. Make room, then start the setup again. "
                    L"Nothing was changed.",
                    doing, path);
    DWORD length = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL,
                                  error, 0, words, 300, NULL);
    while (length > 0 && (words[length - 1] <= L' ' || words[length - 1] == L'.')) words[--length] = 0;
    return fail(report, EXIT_CANNOT_WRITE, L"Windows refused while %ls %ls (error %lu: %ls).", doing,
                path, error, words);
}
