; The Windows setup program of SSAI-3D. packaging/windows/make_installer.py writes build.nsh, with
; what belongs to one build, builds the plug-in "payload", and runs makensis on this file.
;
;   setup.exe [/S] [/ALLUSERS] [/LOG=FILE] [/D=FOLDER]      (/D comes last and takes no quotes)
;
; The program itself lies in part files, since no Windows installer may exceed 2 GB. They stand
; beside the setup program, or within it where they are small enough (EMBEDDED).

Unicode true
!include "build.nsh"
!include "exit_codes.nsh"
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "nsDialogs.nsh"

Name "SSAI-3D ${VERSION}"
OutFile "${OUT_FILE}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
ManifestLongPathAware true
SetCompressor zlib
BrandingText "SSAI-3D ${VERSION} (${VARIANT_WORDS})"
VIProductVersion "${VERSION_OF_FOUR}"
VIAddVersionKey "ProductName" "SSAI-3D"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Setup of SSAI-3D (${VARIANT_WORDS})"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "MIT licence"
!ifdef SIGN_UNINSTALLER
  !uninstfinalize '${SIGN_UNINSTALLER}' = 0
!endif

Var Scope          ; "user" or "all"
Var FolderIsGiven  ; "1" when /D named the folder
Var Log
Var Key            ; name of this installation's uninstall key
Var OwnLink        ; name of its start-menu link, without ending
Var Manifest
Var PartsFolder
Var Mutex
Var RadioForAll

!include "failure.nsh"
!include "registry.nsh"
!include "wizard_pages.nsh"
!include "uninstaller.nsh"

Function .onInit
  !insertmacro refuse_second_setup
  !insertmacro choose_log "SSAI-3D-setup.log"
  InitPluginsDir
  File "/oname=$PLUGINSDIR\manifest.txt" "${MANIFEST_FILE}"
  StrCpy $Manifest "$PLUGINSDIR\manifest.txt"
  ; NSIS knows the size of what it packs itself, and not of what the parts hold.
  SectionSetSize 0 ${UNPACKED_KB}
  StrCpy $FolderIsGiven "0"
  ${If} $INSTDIR != ""
    StrCpy $FolderIsGiven "1"
  ${EndIf}

  ${GetParameters} $R0
  StrCpy $Scope "user"
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $R1
  ${IfNot} ${Errors}
    StrCpy $Scope "all"
    UserInfo::GetAccountType
    Pop $R2
    ${If} $R2 != "Admin"
      !insertmacro fail ${EXIT_NEEDS_ADMINISTRATOR} "Only an administrator can install SSAI-3D for \
        everybody. Start the setup as administrator, or install without /ALLUSERS for yourself."
    ${EndIf}
  ${EndIf}
  Call choose_folder
  !insertmacro note "Setup of SSAI-3D ${VERSION} (${VARIANT_WORDS}), for: $Scope, into: $INSTDIR"

  !ifdef EMBEDDED
    StrCpy $PartsFolder "$PLUGINSDIR"
  !else
    StrCpy $PartsFolder "$EXEDIR"
    payload::look "$Manifest" "$PartsFolder"
    !insertmacro fail_if_told
  !endif
FunctionEnd

; Where the program goes, and the settings of the scope: the folder of an earlier version, else the
; usual one; but always the one that /D named.
Function choose_folder
  ${If} $Scope == "all"
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
  ${If} $FolderIsGiven == "1"
    Return
  ${EndIf}
  ReadRegStr $INSTDIR SHCTX "${UNINSTALL_KEYS}\SSAI-3D" "InstallLocation"
  ${If} $INSTDIR != ""
    Return
  ${EndIf}
  ${If} $Scope == "all"
    StrCpy $INSTDIR "$PROGRAMFILES64\SSAI-3D"
  ${Else}
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\SSAI-3D"
  ${EndIf}
FunctionEnd

Section "SSAI-3D"
  payload::settle "$INSTDIR"
  !insertmacro fail_if_told
  payload::examine "$Manifest" "$INSTDIR"
  !insertmacro fail_if_told
  !ifdef EMBEDDED
    ; The parts are compressed already.
    SetCompress off
    !insertmacro extract_embedded_parts
    SetCompress auto
  !endif
  payload::unpack "$Manifest" "$PartsFolder" "$INSTDIR"
  !insertmacro fail_if_told
  ClearErrors
  WriteUninstaller "$INSTDIR${NEW_SUFFIX}\uninstall.exe"
  ${If} ${Errors}
    payload::settle "$INSTDIR"
    !insertmacro note_if_told
    !insertmacro fail ${EXIT_CANNOT_WRITE} "The uninstaller cannot be written into \
      $INSTDIR${NEW_SUFFIX}. Nothing was changed."
  ${EndIf}
  payload::exchange "$INSTDIR"
  !insertmacro fail_if_told
  !insertmacro note "The new version is in its place."
  ; From here on the new version works; what is left of the old one is no reason to fail.
  payload::clear_old "$INSTDIR"
  !insertmacro note_if_told
  Call write_registry
  !insertmacro note "Done."
SectionEnd
