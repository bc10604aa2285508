; The uninstaller: removes the program's files and what the setup has told Windows. Projects,
; results, settings, logs, and own networks stay.

Function un.onInit
  !insertmacro refuse_second_setup
  !insertmacro choose_log "SSAI-3D-uninstall.log"
  ; Only the registry knows for whom this installation was made.
  StrCpy $Scope "user"
  SetShellVarContext all
  !insertmacro name_installation
  ReadRegStr $0 SHCTX "${UNINSTALL_KEYS}\$Key" "InstallLocation"
  ${If} $0 == $INSTDIR
    StrCpy $Scope "all"
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      Call un.start_as_administrator
    ${EndIf}
  ${Else}
    SetShellVarContext current
    !insertmacro name_installation
  ${EndIf}
  !insertmacro note "Uninstalling SSAI-3D ${VERSION}, for: $Scope, from: $INSTDIR"
FunctionEnd

Function un.start_as_administrator
  ${If} ${Silent}
    !insertmacro fail ${EXIT_NEEDS_ADMINISTRATOR} "SSAI-3D was installed for everybody: only an \
      administrator can remove it."
  ${EndIf}
  !insertmacro restart_as_administrator "$INSTDIR\uninstall.exe" ""
  Quit
FunctionEnd

; Sets $R8 to the folder of another installation in this scope, or to nothing.
Function un.find_another
  StrCpy $R8 ""
  StrCpy $R7 0
  ${Do}
    EnumRegKey $R6 SHCTX "${UNINSTALL_KEYS}" $R7
    ${If} $R6 == ""
      ${ExitDo}
    ${EndIf}
    IntOp $R7 $R7 + 1
    StrCpy $0 $R6 7
    ${If} $0 == "SSAI-3D"
      ReadRegStr $0 SHCTX "${UNINSTALL_KEYS}\$R6" "InstallLocation"
      ${If} $0 != ""
      ${AndIf} $0 != $INSTDIR
      ${AndIf} ${FileExists} "$0\ssai3d.exe"
        StrCpy $R8 $0
        ${ExitDo}
      ${EndIf}
    ${EndIf}
  ${Loop}
FunctionEnd

Section "Uninstall"
  SetOutPath "$TEMP"
  payload::remove_program "$INSTDIR"
  !insertmacro fail_if_told
  !insertmacro name_installation
  !insertmacro forget_key "SSAI-3D"
  !insertmacro forget_key "SSAI-3D $R9"
  ReadRegStr $0 SHCTX "${CLASSES}\${DOCUMENT_CLASS}\shell\open\command" ""
  ${If} $0 == '"$INSTDIR\ssai3d.exe" "%1"'
    !insertmacro remove_associations
    Call un.find_another
    ${If} $R8 != ""
      !insertmacro write_associations "$R8"
    ${EndIf}
    !insertmacro tell_windows_of_associations
  ${EndIf}
  !insertmacro note "Done."
SectionEnd
