/* The bar and the line of text on the setup's page; nothing where the setup is silent. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <windows.h>

typedef struct {
    HWND bar;
    HWND line;
    ULONGLONG done;
    ULONGLONG whole;
} Progress;

void start_progress(Progress *progress, HWND setup_window, ULONGLONG whole_bytes);
void say(Progress *progress, const wchar_t *text);
void add_bytes(Progress *progress, ULONGLONG bytes);

#endif
