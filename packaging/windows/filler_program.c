/* Stands for ssai3d.exe in filler payloads. With an argument it runs for a minute: "--wait" as the
   program would, "--as-setup" holding what a running setup holds. */
#include <windows.h>

int WINAPI WinMain(HINSTANCE self, HINSTANCE none, LPSTR arguments, int show) {
    (void)self;
    (void)none;
    (void)show;
    if (lstrcmpA(arguments, "--as-setup") == 0) CreateMutexW(NULL, TRUE, L"SSAI-3D setup");
    if (arguments[0]) Sleep(60000);
    return 0;
}
