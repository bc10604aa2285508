; How the setup and the uninstaller tell what went wrong: a message (when not silent), a line in
; the log, and an exit code.

!define ERROR_ALREADY_EXISTS 183

!macro note TEXT
  payload::note "$Log" "${TEXT}"
  Pop $0
  Pop $1
!macroend

!macro fail CODE TEXT
  StrCpy $0 "${CODE}"
  StrCpy $1 "${TEXT}"
  !insertmacro fail_with_registers
!macroend

; $0 is the exit code and $1 the sentence.
!macro fail_with_registers
  Push $0
  Push $1
  payload::note "$Log" "Stopped with exit code $0: $1"
  Pop $0
  Pop $0
  Pop $1
  Pop $0
  MessageBox MB_OK|MB_ICONSTOP "$1" /SD IDOK
  SetErrorLevel $0
  Quit
!macroend

; After a call to the plug-in: stop when it has told of a failure.
!macro fail_if_told
  Pop $0
  Pop $1
  ${If} $0 != 0
    !insertmacro fail_with_registers
  ${EndIf}
!macroend

; After a call to the plug-in: take a failure down and go on.
!macro note_if_told
  Pop $0
  Pop $1
  ${If} $0 != 0
    StrCpy $2 "$1"
    !insertmacro note "$2"
  ${EndIf}
!macroend

!macro choose_log NAME
  StrCpy $Log "$TEMP\${NAME}"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/LOG=" $R1
  ${IfNot} ${Errors}
    ${If} $R1 != ""
      StrCpy $Log "$R1"
    ${EndIf}
  ${EndIf}
!macroend

; The handle is kept until the process ends: it is what a second one finds.
!macro refuse_second_setup
  StrCpy $Log "$TEMP\SSAI-3D-setup.log"
  System::Call 'kernel32::CreateMutexW(p 0, i 1, w "SSAI-3D setup") p .r9 ?e'
  StrCpy $Mutex $9
  Pop $0
  ${If} $0 == ${ERROR_ALREADY_EXISTS}
    !insertmacro fail ${EXIT_SETUP_RUNS_ALREADY} "Another setup of SSAI-3D is running. Wait for \
      its end, then start again."
  ${EndIf}
!macroend

; Start FILE with an administrator's rights and end; goes on when the user declines. The new
; process must not find this one.
!macro restart_as_administrator FILE ARGUMENTS
  System::Call 'kernel32::CloseHandle(p $Mutex)'
  ClearErrors
  ExecShell "runas" "${FILE}" "${ARGUMENTS}"
  ${IfNot} ${Errors}
    Quit
  ${EndIf}
  !insertmacro refuse_second_setup
!macroend
