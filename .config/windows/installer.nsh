; What electron-builder's installer for Windows does not do by itself.

!define KEYDESK_EVENTS "SYSTEM\CurrentControlSet\Services\EventLog\Application\Keydesk"
!define KEYDESK_LINKS "Software\Classes\keydesk"

!macro customInstall
  ; Windows takes events only from a source that an administrator has registered.
  ${if} $installMode == "all"
    WriteRegExpandStr HKLM "${KEYDESK_EVENTS}" "EventMessageFile" "%SystemRoot%\Microsoft.NET\Framework64\v4.0.30319\EventLogMessages.dll"
    WriteRegDWORD HKLM "${KEYDESK_EVENTS}" "TypesSupported" 7
  ${endIf}
  WriteRegStr SHELL_CONTEXT "${KEYDESK_LINKS}" "" "URL:Keydesk recovery link"
  WriteRegStr SHELL_CONTEXT "${KEYDESK_LINKS}" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "${KEYDESK_LINKS}\shell\open\command" "" '"$INSTDIR\${PRODUCT_FILENAME}.exe" "%1"'
!macroend

!macro customUnInstall
  ; An upgrade takes the older version away first.
  ${ifNot} ${isUpdated}
    DeleteRegKey SHELL_CONTEXT "${KEYDESK_LINKS}"
    ${if} $installMode == "all"
      DeleteRegKey HKLM "${KEYDESK_EVENTS}"
      !insertmacro askAboutConfiguration
    ${endIf}
  ${endIf}
!macroend

; Without a window, the configuration stays. What people have in their own folders always stays.
!macro askAboutConfiguration
  ${if} ${FileExists} "$APPDATA\Keydesk\keydesk.json"
    StrCpy $0 "Delete the configuration of this computer too? Audit logs and settings in people’s own folders stay."
    ${if} $LANGUAGE == 1031
      StrCpy $0 "Soll auch die Konfiguration dieses Computers gelöscht werden? Audit-Protokolle und Einstellungen in den Ordnern der Personen bleiben."
    ${elseIf} $LANGUAGE == 1036
      StrCpy $0 "Supprimer aussi la configuration de cet ordinateur ? Les journaux d’audit et les paramètres dans les dossiers des personnes restent."
    ${elseIf} $LANGUAGE == 3082
      StrCpy $0 "¿Eliminar también la configuración de este equipo? Los registros de auditoría y los ajustes en las carpetas de las personas se conservan."
    ${elseIf} $LANGUAGE == 1041
      StrCpy $0 "このコンピューターの構成も削除しますか。各ユーザーのフォルダーにある監査ログと設定は残ります。"
    ${endIf}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$0" /SD IDNO IDNO +3
    Delete "$APPDATA\Keydesk\keydesk.json"
    RMDir "$APPDATA\Keydesk"
  ${endIf}
!macroend
