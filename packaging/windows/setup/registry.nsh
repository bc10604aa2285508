; What the installation tells Windows: its entry in the list of programs, its start-menu link, and
; which files it opens. SHCTX and $SMPROGRAMS mean this user or everybody, as the scope says.

!define UNINSTALL_KEYS "Software\Microsoft\Windows\CurrentVersion\Uninstall"
!define CLASSES "Software\Classes"
!define DOCUMENT_CLASS "SSAI3D.Project"
!define STACK_CLASS "SSAI3D.Stack"

; Windows knows the last ending only: .ome.tif and .ome.tiff are .tif and .tiff here.
!macro for_each_stack_ending MACRO
  !insertmacro ${MACRO} ".czi"
  !insertmacro ${MACRO} ".lif"
  !insertmacro ${MACRO} ".nd2"
  !insertmacro ${MACRO} ".tif"
  !insertmacro ${MACRO} ".tiff"
!macroend

!macro offer_for_ending ENDING
  WriteRegStr SHCTX "${CLASSES}\${ENDING}\OpenWithProgids" "${STACK_CLASS}" ""
  WriteRegStr SHCTX "${CLASSES}\Applications\ssai3d.exe\SupportedTypes" "${ENDING}" ""
!macroend

!macro offer_no_more ENDING
  DeleteRegValue SHCTX "${CLASSES}\${ENDING}\OpenWithProgids" "${STACK_CLASS}"
  DeleteRegKey /ifempty SHCTX "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "${CLASSES}\${ENDING}"
!macroend

!macro write_class CLASS WORDS FOLDER
  WriteRegStr SHCTX "${CLASSES}\${CLASS}" "" "${WORDS}"
  WriteRegStr SHCTX "${CLASSES}\${CLASS}\DefaultIcon" "" "${FOLDER}\ssai3d.exe,0"
  WriteRegStr SHCTX "${CLASSES}\${CLASS}\shell\open\command" "" '"${FOLDER}\ssai3d.exe" "%1"'
!macroend

; The .ssai3d document is ours; the microscopes' files keep the program that opens them, and get
; SSAI-3D under "Open with".
!macro write_associations FOLDER
  !insertmacro write_class "${DOCUMENT_CLASS}" "SSAI-3D project" "${FOLDER}"
  !insertmacro write_class "${STACK_CLASS}" "Microscopy stack" "${FOLDER}"
  WriteRegStr SHCTX "${CLASSES}\.ssai3d" "" "${DOCUMENT_CLASS}"
  WriteRegStr SHCTX "${CLASSES}\Applications\ssai3d.exe" "FriendlyAppName" "SSAI-3D"
  WriteRegStr SHCTX "${CLASSES}\Applications\ssai3d.exe\shell\open\command" "" \
    '"${FOLDER}\ssai3d.exe" "%1"'
  WriteRegStr SHCTX "${CLASSES}\Applications\ssai3d.exe\SupportedTypes" ".ssai3d" ""
  !insertmacro for_each_stack_ending offer_for_ending
!macroend

!macro remove_associations
  !insertmacro for_each_stack_ending offer_no_more
  DeleteRegKey SHCTX "${CLASSES}\Applications\ssai3d.exe"
  DeleteRegKey SHCTX "${CLASSES}\${DOCUMENT_CLASS}"
  DeleteRegKey SHCTX "${CLASSES}\${STACK_CLASS}"
  ReadRegStr $0 SHCTX "${CLASSES}\.ssai3d" ""
  ${If} $0 == "${DOCUMENT_CLASS}"
    DeleteRegKey SHCTX "${CLASSES}\.ssai3d"
  ${EndIf}
!macroend

!macro tell_windows_of_associations
  !define SHCNE_ASSOCCHANGED 0x08000000
  System::Call 'shell32::SHChangeNotify(i ${SHCNE_ASSOCCHANGED}, i 0, p 0, p 0)'
  !undef SHCNE_ASSOCCHANGED
!macroend

; Sets $Key and $OwnLink of the installation in $INSTDIR. The first one has the plain names, which
; a deployment can rely on; one in another folder beside it gets names of its own.
!macro name_installation
  payload::short_name "$INSTDIR"
  Pop $R9
  StrCpy $Key "SSAI-3D"
  StrCpy $OwnLink "SSAI-3D"
  ReadRegStr $0 SHCTX "${UNINSTALL_KEYS}\SSAI-3D" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} $0 != $INSTDIR
  ${AndIf} ${FileExists} "$0\${LIST_NAME}"
    StrCpy $Key "SSAI-3D $R9"
    StrCpy $OwnLink "SSAI-3D ${VERSION} ($R9)"
  ${EndIf}
!macroend

; Deletes the link and the key that this installation has under the name KEY, if it has one.
!macro forget_key KEY
  ReadRegStr $0 SHCTX "${UNINSTALL_KEYS}\${KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    ReadRegStr $0 SHCTX "${UNINSTALL_KEYS}\${KEY}" "StartMenuLink"
    ${If} $0 != ""
      Delete "$SMPROGRAMS\$0.lnk"
    ${EndIf}
    DeleteRegKey SHCTX "${UNINSTALL_KEYS}\${KEY}"
  ${EndIf}
!macroend

Function write_registry
  !insertmacro name_installation
  !insertmacro forget_key "SSAI-3D"
  !insertmacro forget_key "SSAI-3D $R9"
  StrCpy $R0 "${UNINSTALL_KEYS}\$Key"
  WriteRegStr SHCTX $R0 "DisplayName" "SSAI-3D ${VERSION}"
  WriteRegStr SHCTX $R0 "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX $R0 "Publisher" "${PUBLISHER}"
  WriteRegStr SHCTX $R0 "DisplayIcon" "$INSTDIR\ssai3d.exe,0"
  WriteRegStr SHCTX $R0 "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX $R0 "Variant" "${VARIANT}"
  WriteRegStr SHCTX $R0 "StartMenuLink" "$OwnLink"
  WriteRegStr SHCTX $R0 "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX $R0 "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX $R0 "EstimatedSize" ${UNPACKED_KB}
  WriteRegDWORD SHCTX $R0 "NoModify" 1
  WriteRegDWORD SHCTX $R0 "NoRepair" 1
  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\$OwnLink.lnk" "$INSTDIR\ssai3d.exe" "" "$INSTDIR\ssai3d.exe" 0
  ; A process whose current folder is the program's would keep it from being renamed.
  SetOutPath "$TEMP"
  !insertmacro write_associations "$INSTDIR"
  !insertmacro tell_windows_of_associations
FunctionEnd
