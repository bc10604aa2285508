; The pages: for whom, into which folder, the installation, the end.

!define MUI_ICON "${ICON_FILE}"
!define MUI_UNICON "${ICON_FILE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE_PICTURE}"
!define MUI_ABORTWARNING

Page custom show_scope_page leave_scope_page
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Open SSAI-3D"
!define MUI_FINISHPAGE_RUN_FUNCTION open_program
!insertmacro MUI_PAGE_FINISH

!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"

Function show_scope_page
  !insertmacro MUI_HEADER_TEXT "Who will use SSAI-3D?" \
    "SSAI-3D ${VERSION}, ${VARIANT_WORDS}, needs ${UNPACKED_MB} MB."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 20u 100% 12u "&Only me (no administrator is needed)"
  Pop $1
  ${NSD_CreateRadioButton} 0 40u 100% 12u "&Everybody who uses this computer (needs an administrator)"
  Pop $RadioForAll
  ${If} $Scope == "all"
    ${NSD_Check} $RadioForAll
  ${Else}
    ${NSD_Check} $1
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function leave_scope_page
  ${NSD_GetState} $RadioForAll $0
  ${If} $0 == ${BST_CHECKED}
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      Call start_as_administrator
      Abort
    ${EndIf}
    StrCpy $Scope "all"
  ${Else}
    StrCpy $Scope "user"
  ${EndIf}
  Call choose_folder
FunctionEnd

Function start_as_administrator
  StrCpy $3 ""
  ${If} $FolderIsGiven == "1"
    StrCpy $3 " /D=$INSTDIR"
  ${EndIf}
  !insertmacro restart_as_administrator "$EXEPATH" "/ALLUSERS$3"
FunctionEnd

; By way of the desktop, so that a setup with an administrator's rights does not pass them on.
Function open_program
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\ssai3d.exe"'
FunctionEnd
