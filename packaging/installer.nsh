; The uninstaller keeps a person's data unless that person says otherwise; an update removes nothing and asks nothing.
; A data folder that lies elsewhere (--home, MEADOW_HOME, or moved in the settings) is never touched.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    StrCpy $R0 "Delete your photos, models and history as well?$\r$\n$\r$\nThey are in $LOCALAPPDATA\Meadow. If you keep them, they are there again when you install Meadow anew."
    ; Every French there is
    IntOp $R1 $LANGUAGE & 0x3FF
    ${if} $R1 == 12
      StrCpy $R0 "Supprimer aussi vos photos, vos modèles et votre historique ?$\r$\n$\r$\nIls sont dans $LOCALAPPDATA\Meadow. Si vous les gardez, vous les retrouverez en réinstallant Meadow."
    ${endif}
    ; Silently: kept.
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$R0" /SD IDNO IDNO keepMeadowData
      RMDir /r "$LOCALAPPDATA\Meadow"
    keepMeadowData:
    ; What only the window and the command line kept for themselves, such as caches.
    RMDir /r "$APPDATA\Meadow Window"
    RMDir /r "$APPDATA\Meadow Command Line"
    ; What Meadow has Windows start by itself: at login, and for its links.
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "app.meadow"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "app.meadow"
    DeleteRegKey HKCU "Software\Classes\meadow"
  ${endif}
!macroend
