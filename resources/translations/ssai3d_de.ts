<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>about_file</name>
    <message>
      <source>About this file</source>
      <comment>ABOUT_FILE</comment>
      <translation>Über diese Datei</translation>
    </message>
    <message>
      <source>Everything that the file says of itself; channel names can be corrected there</source>
      <comment>ABOUT_FILE_TIP</comment>
      <translation>Alles, was die Datei über sich sagt; Kanalnamen lassen sich dort berichtigen</translation>
    </message>
    <message>
      <source>▸  {name}</source>
      <comment>FOLD_CLOSED</comment>
      <translation>▸  {name}</translation>
    </message>
    <message>
      <source>▾  {name}</source>
      <comment>FOLD_OPEN</comment>
      <translation>▾  {name}</translation>
    </message>
    <message>
      <source>unknown</source>
      <comment>FACT_UNKNOWN</comment>
      <translation>unbekannt</translation>
    </message>
    <message>
      <source>Format</source>
      <comment>FACT_FORMAT</comment>
      <translation>Format</translation>
    </message>
    <message>
      <source>Scene</source>
      <comment>FACT_SCENE</comment>
      <translation>Szene</translation>
    </message>
    <message>
      <source>Axes</source>
      <comment>FACT_AXES</comment>
      <translation>Achsen</translation>
    </message>
    <message>
      <source>{axes} (in the file {stored})</source>
      <comment>FACT_AXES_CORRECTED</comment>
      <translation>{axes} (in der Datei {stored})</translation>
    </message>
    <message>
      <source>Pixel type</source>
      <comment>FACT_DTYPE</comment>
      <translation>Pixeltyp</translation>
    </message>
    <message>
      <source>Voxel size</source>
      <comment>FACT_VOXEL</comment>
      <translation>Voxelgröße</translation>
    </message>
    <message>
      <source>Time step</source>
      <comment>FACT_TIME_STEP</comment>
      <translation>Zeitschritt</translation>
    </message>
    <message>
      <source>Microscope</source>
      <comment>FACT_MODALITY</comment>
      <translation>Mikroskop</translation>
    </message>
    <message>
      <source>Objective</source>
      <comment>FACT_OBJECTIVE</comment>
      <translation>Objektiv</translation>
    </message>
    <message>
      <source>Magnification</source>
      <comment>FACT_MAGNIFICATION</comment>
      <translation>Vergrößerung</translation>
    </message>
    <message>
      <source>NA</source>
      <comment>FACT_APERTURE</comment>
      <translation>NA</translation>
    </message>
    <message>
      <source>Immersion</source>
      <comment>FACT_IMMERSION</comment>
      <translation>Immersion</translation>
    </message>
    <message>
      <source>excitation {excitation}, emission {emission}</source>
      <comment>FACT_WAVELENGTHS</comment>
      <translation>Anregung {excitation}, Emission {emission}</translation>
    </message>
    <message>
      <source>wavelengths unknown</source>
      <comment>FACT_WAVELENGTHS_UNKNOWN</comment>
      <translation>Wellenlängen unbekannt</translation>
    </message>
    <message>
      <source>{} nm</source>
      <comment>FACT_NANOMETRES</comment>
      <translation>{} nm</translation>
    </message>
    <message>
      <source>{} µm</source>
      <comment>FACT_MICROMETRES</comment>
      <translation>{} µm</translation>
    </message>
    <message>
      <source>{} ms</source>
      <comment>FACT_MILLISECONDS</comment>
      <translation>{} ms</translation>
    </message>
    <message>
      <source>{} s</source>
      <comment>FACT_SECONDS</comment>
      <translation>{} s</translation>
    </message>
    <message>
      <source>{} min</source>
      <comment>FACT_MINUTES</comment>
      <translation>{} min</translation>
    </message>
    <message>
      <source>Copy as text</source>
      <comment>FACTS_COPY</comment>
      <translation>Als Text kopieren</translation>
    </message>
    <message>
      <source>Copy everything that the file says of this scene</source>
      <comment>FACTS_COPY_TIP</comment>
      <translation>Alles kopieren, was die Datei über diese Szene sagt</translation>
    </message>
    <message>
      <source>Channels</source>
      <comment>CHANNELS_HEADING</comment>
      <translation>Kanäle</translation>
    </message>
    <message>
      <source>Name of channel {number}</source>
      <comment>CHANNEL_NAME</comment>
      <translation>Name von Kanal {number}</translation>
    </message>
    <message>
      <source>Click to correct the name; the file itself is not changed</source>
      <comment>CHANNEL_NAME_TIP</comment>
      <translation>Klicken, um den Namen zu berichtigen; die Datei selbst bleibt unverändert</translation>
    </message>
    <message>
      <source>✎  By you; in the file: {name}</source>
      <comment>CHANNEL_ENTERED</comment>
      <translation>✎  Von Ihnen; in der Datei: {name}</translation>
    </message>
    <message>
      <source>The file gives no colour</source>
      <comment>CHANNEL_NO_COLOUR</comment>
      <translation>Die Datei nennt keine Farbe</translation>
    </message>
    <message>
      <source>… and {count} more</source>
      <comment>CHANNELS_LEFT_OUT</comment>
      <translation>… und {count} weitere</translation>
    </message>
  </context>
  <context>
    <name>analysing</name>
    <message>
      <source>Measure structures</source>
      <comment>ANALYSE_ACTION</comment>
      <translation>Strukturen messen</translation>
    </message>
    <message>
      <source>Measure filaments, mitochondria or nuclei, raw and restored side by side</source>
      <comment>ANALYSE_ACTION</comment>
      <translation>Filamente, Mitochondrien oder Zellkerne messen, roh und restauriert nebeneinander</translation>
    </message>
    <message>
      <source>Demo 1: neurons</source>
      <comment>DEMO_NEURONS</comment>
      <translation>Demo 1: Nervenzellen</translation>
    </message>
    <message>
      <source>Draw dendrites whose lengths are known, and open them</source>
      <comment>DEMO_NEURONS</comment>
      <translation>Dendriten zeichnen, deren Längen bekannt sind, und öffnen</translation>
    </message>
    <message>
      <source>Demo 2: mitochondria</source>
      <comment>DEMO_MITOCHONDRIA</comment>
      <translation>Demo 2: Mitochondrien</translation>
    </message>
    <message>
      <source>Draw mitochondria and their DNA, of known sizes, and open them</source>
      <comment>DEMO_MITOCHONDRIA</comment>
      <translation>Mitochondrien und ihre DNA in bekannter Größe zeichnen und öffnen</translation>
    </message>
    <message>
      <source>Measure structures</source>
      <comment>ANALYSIS_TITLE</comment>
      <translation>Strukturen messen</translation>
    </message>
    <message>
      <source>What is measured</source>
      <comment>ANALYSIS_KIND</comment>
      <translation>Was gemessen wird</translation>
    </message>
    <message>
      <source>What is to be found in the stack and measured</source>
      <comment>ANALYSIS_KIND_TIP</comment>
      <translation>Was im Stapel gefunden und gemessen werden soll</translation>
    </message>
    <message>
      <source>Neurons and filaments</source>
      <comment>ANALYSIS_KINDS</comment>
      <translation>Nervenzellen und Filamente</translation>
    </message>
    <message>
      <source>Mitochondria and DNA</source>
      <comment>ANALYSIS_KINDS</comment>
      <translation>Mitochondrien und DNA</translation>
    </message>
    <message>
      <source>Nuclei</source>
      <comment>ANALYSIS_KINDS</comment>
      <translation>Zellkerne</translation>
    </message>
    <message>
      <source>Channel</source>
      <comment>ANALYSIS_CHANNEL</comment>
      <translation>Kanal</translation>
    </message>
    <message>
      <source>DNA channel</source>
      <comment>ANALYSIS_DNA_CHANNEL</comment>
      <translation>DNA-Kanal</translation>
    </message>
    <message>
      <source>Threshold</source>
      <comment>ANALYSIS_THRESHOLD</comment>
      <translation>Schwelle</translation>
    </message>
    <message>
      <source>Least answer of the ridge filter in the core of a filament. Lower it where filaments are missed, raise it where noise is traced. Automatic: suggested from each stack.</source>
      <comment>ANALYSIS_THRESHOLD_TIPS</comment>
      <translation>Kleinste Antwort des Gratfilters im Kern eines Filaments. Senken, wo Filamente fehlen; erhöhen, wo Rauschen nachgezeichnet wird. Automatisch: aus jedem Stapel vorgeschlagen.</translation>
    </message>
    <message>
      <source>Brightness above the background that a mitochondrion reaches somewhere, as a share of bright structure. Automatic: suggested from each stack.</source>
      <comment>ANALYSIS_THRESHOLD_TIPS</comment>
      <translation>Helligkeit über dem Hintergrund, die ein Mitochondrium irgendwo erreicht, als Anteil heller Struktur. Automatisch: aus jedem Stapel vorgeschlagen.</translation>
    </message>
    <message>
      <source>Brightness above the background that a nucleus reaches somewhere, as a share of bright structure. Automatic: suggested from each stack.</source>
      <comment>ANALYSIS_THRESHOLD_TIPS</comment>
      <translation>Helligkeit über dem Hintergrund, die ein Zellkern irgendwo erreicht, als Anteil heller Struktur. Automatisch: aus jedem Stapel vorgeschlagen.</translation>
    </message>
    <message>
      <source>Spot threshold</source>
      <comment>ANALYSIS_SPOT_THRESHOLD</comment>
      <translation>Punktschwelle</translation>
    </message>
    <message>
      <source>How far a DNA spot stands out of what is around it. Automatic: suggested from each stack.</source>
      <comment>ANALYSIS_SPOT_THRESHOLD_TIP</comment>
      <translation>Wie weit sich ein DNA-Punkt von seiner Umgebung abhebt. Automatisch: aus jedem Stapel vorgeschlagen.</translation>
    </message>
    <message>
      <source>automatic</source>
      <comment>ANALYSIS_AUTOMATIC</comment>
      <translation>automatisch</translation>
    </message>
    <message>
      <source>auto: {value}</source>
      <comment>ANALYSIS_AUTOMATIC_WAS</comment>
      <translation>auto: {value}</translation>
    </message>
    <message>
      <source>Measure</source>
      <comment>ANALYSIS_BUTTON</comment>
      <translation>Messen</translation>
    </message>
    <message>
      <source>Measure with these settings, as a job beside the window</source>
      <comment>ANALYSIS_BUTTON_TIP</comment>
      <translation>Mit diesen Einstellungen messen, als Auftrag neben dem Fenster</translation>
    </message>
    <message>
      <source>Cancel</source>
      <comment>ANALYSIS_CANCEL</comment>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Stop measuring; nothing is saved</source>
      <comment>ANALYSIS_CANCEL_TIP</comment>
      <translation>Messung beenden; nichts wird gespeichert</translation>
    </message>
    <message>
      <source>Open folder</source>
      <comment>ANALYSIS_FOLDER</comment>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>The tables (CSV), traces (SWC) and labels (OME-TIFF) that were saved</source>
      <comment>ANALYSIS_FOLDER_TIP</comment>
      <translation>Die gespeicherten Tabellen (CSV), Verläufe (SWC) und Markierungen (OME-TIFF)</translation>
    </message>
    <message>
      <source>Close</source>
      <comment>ANALYSIS_CLOSE</comment>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Close the panel and take traces and marks off the slices</source>
      <comment>ANALYSIS_CLOSE_TIP</comment>
      <translation>Den Bereich schließen und Verläufe und Markierungen von den Schnitten nehmen</translation>
    </message>
    <message>
      <source>Show on the slices</source>
      <comment>ANALYSIS_SHOW</comment>
      <translation>Auf den Schnitten zeigen</translation>
    </message>
    <message>
      <source>Draw traces and spots, and colour the objects</source>
      <comment>ANALYSIS_SHOW_TIP</comment>
      <translation>Verläufe und Punkte zeichnen und die Objekte einfärben</translation>
    </message>
    <message>
      <source>Raw alone is measured: no restored stack is shown.</source>
      <comment>ANALYSIS_RAW_ALONE</comment>
      <translation>Nur der Rohstapel wird gemessen: Es ist kein restaurierter zu sehen.</translation>
    </message>
    <message>
      <source>Raw and {name} are measured with the same settings.</source>
      <comment>ANALYSIS_BOTH</comment>
      <translation>Der Rohstapel und {name} werden mit denselben Einstellungen gemessen.</translation>
    </message>
    <message>
      <source>Raw alone is measured: the result holds other channels, times or scenes than the stack.</source>
      <comment>ANALYSIS_OTHER_PART</comment>
      <translation>Nur der Rohstapel wird gemessen: Das Ergebnis enthält andere Kanäle, Zeiten oder Szenen als der Stapel.</translation>
    </message>
    <message>
      <source>Raw alone is measured: a preview holds only a region.</source>
      <comment>ANALYSIS_PREVIEW_SHOWN</comment>
      <translation>Nur der Rohstapel wird gemessen: Eine Vorschau enthält nur einen Ausschnitt.</translation>
    </message>
    <message>
      <source>The stack has one channel; mitochondria and DNA need two.</source>
      <comment>ANALYSIS_ONE_CHANNEL</comment>
      <translation>Der Stapel hat einen Kanal; Mitochondrien und DNA brauchen zwei.</translation>
    </message>
    <message>
      <source>Choose two different channels.</source>
      <comment>ANALYSIS_SAME_CHANNEL</comment>
      <translation>Wählen Sie zwei verschiedene Kanäle.</translation>
    </message>
    <message>
      <source>The voxel size is not known; enter it in step 1.</source>
      <comment>ANALYSIS_NO_SIZE</comment>
      <translation>Die Voxelgröße ist nicht bekannt; geben Sie sie in Schritt 1 ein.</translation>
    </message>
    <message>
      <source>Waiting for its turn</source>
      <comment>ANALYSIS_WAITING</comment>
      <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
      <source>{stage}: {percent} %</source>
      <comment>ANALYSIS_RUNNING</comment>
      <translation>{stage}: {percent} %</translation>
    </message>
    <message>
      <source>Cancelled; nothing was saved.</source>
      <comment>ANALYSIS_CANCELLED</comment>
      <translation>Abgebrochen; nichts wurde gespeichert.</translation>
    </message>
    <message>
      <source>Saved in {name}.</source>
      <comment>ANALYSIS_DONE</comment>
      <translation>Gespeichert in {name}.</translation>
    </message>
    <message>
      <source>Raw and restored</source>
      <comment>ANALYSIS_NUMBERS</comment>
      <translation>Roh und restauriert</translation>
    </message>
    <message>
      <source>Measure</source>
      <comment>ANALYSIS_COLUMN_MEASURE</comment>
      <translation>Maß</translation>
    </message>
    <message>
      <source>Raw</source>
      <comment>ANALYSIS_STACKS</comment>
      <translation>Roh</translation>
    </message>
    <message>
      <source>Restored</source>
      <comment>ANALYSIS_STACKS</comment>
      <translation>Restauriert</translation>
    </message>
    <message>
      <source>Truth</source>
      <comment>ANALYSIS_STACKS</comment>
      <translation>Wahrheit</translation>
    </message>
    <message>
      <source>{name} ({unit})</source>
      <comment>ANALYSIS_WITH_UNIT</comment>
      <translation>{name} ({unit})</translation>
    </message>
    <message>
      <source>Total length</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Gesamtlänge</translation>
    </message>
    <message>
      <source>Branch points</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Verzweigungen</translation>
    </message>
    <message>
      <source>Tips</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Enden</translation>
    </message>
    <message>
      <source>Mean calibre</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Mittleres Kaliber</translation>
    </message>
    <message>
      <source>Mitochondria</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Mitochondrien</translation>
    </message>
    <message>
      <source>Total volume</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Gesamtvolumen</translation>
    </message>
    <message>
      <source>Total surface</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Gesamtoberfläche</translation>
    </message>
    <message>
      <source>Network length</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Netzlänge</translation>
    </message>
    <message>
      <source>Nucleoids</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Nukleoide</translation>
    </message>
    <message>
      <source>Nucleoid spacing</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Nukleoidabstand</translation>
    </message>
    <message>
      <source>Spacing along network</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Abstand entlang Netz</translation>
    </message>
    <message>
      <source>Nuclei</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Zellkerne</translation>
    </message>
    <message>
      <source>Mean volume</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Mittleres Volumen</translation>
    </message>
    <message>
      <source>Mean sphericity</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Mittlere Sphärizität</translation>
    </message>
    <message>
      <source>Mean axis ratio</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Mittleres Achsenverhältnis</translation>
    </message>
    <message>
      <source>Neighbour distance</source>
      <comment>ANALYSIS_MEASURES</comment>
      <translation>Nachbarabstand</translation>
    </message>
    <message>
      <source>In flagged voxels (%)</source>
      <comment>ANALYSIS_UNTRUSTED</comment>
      <translation>In markierten Voxeln (%)</translation>
    </message>
    <message>
      <source>Share of the objects' voxels that the trust map finds likely wrong</source>
      <comment>ANALYSIS_UNTRUSTED_TIP</comment>
      <translation>Anteil der Voxel der Objekte, die die Vertrauenskarte für wahrscheinlich falsch hält</translation>
    </message>
    <message>
      <source>Voxel edge (µm)</source>
      <comment>ANALYSIS_VOXEL</comment>
      <translation>Voxelkante (µm)</translation>
    </message>
    <message>
      <source>All is measured on cubic voxels; raw is interpolated as in the viewer</source>
      <comment>ANALYSIS_VOXEL_TIP</comment>
      <translation>Gemessen wird auf würfelförmigen Voxeln; der Rohstapel ist interpoliert wie in der Ansicht</translation>
    </message>
    <message>
      <source>Thinnest calibre (µm)</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Dünnstes Kaliber (µm)</translation>
    </message>
    <message>
      <source>Thickest calibre (µm)</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Dickstes Kaliber (µm)</translation>
    </message>
    <message>
      <source>Threshold</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Schwelle</translation>
    </message>
    <message>
      <source>Continuation (share)</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Fortsetzung (Anteil)</translation>
    </message>
    <message>
      <source>Shortest filament (µm)</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Kürzestes Filament (µm)</translation>
    </message>
    <message>
      <source>Shortest side branch (µm)</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Kürzester Seitenast (µm)</translation>
    </message>
    <message>
      <source>DNA channel</source>
      <comment>ANALYSIS_USED</comment>
      <translation>DNA-Kanal</translation>
    </message>
    <message>
      <source>Smoothing σ (µm)</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Glättung σ (µm)</translation>
    </message>
    <message>
      <source>Background width (µm)</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Hintergrundbreite (µm)</translation>
    </message>
    <message>
      <source>Edge radius (µm)</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Randradius (µm)</translation>
    </message>
    <message>
      <source>Edge share</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Randanteil</translation>
    </message>
    <message>
      <source>Smallest object (µm³)</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Kleinstes Objekt (µm³)</translation>
    </message>
    <message>
      <source>Spot size (µm)</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Punktgröße (µm)</translation>
    </message>
    <message>
      <source>Spot threshold</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Punktschwelle</translation>
    </message>
    <message>
      <source>Spot reach (µm)</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Reichweite der Punkte (µm)</translation>
    </message>
    <message>
      <source>Nucleus diameter (µm)</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Kerndurchmesser (µm)</translation>
    </message>
    <message>
      <source>Separation (diameters)</source>
      <comment>ANALYSIS_USED</comment>
      <translation>Trennung (Durchmesser)</translation>
    </message>
    <message>
      <source>Numbers</source>
      <comment>ANALYSIS_SHOW_NUMBERS</comment>
      <translation>Zahlen</translation>
    </message>
    <message>
      <source>Raw and restored side by side</source>
      <comment>ANALYSIS_SHOW_NUMBERS</comment>
      <translation>Roh und restauriert nebeneinander</translation>
    </message>
    <message>
      <source>Objects</source>
      <comment>ANALYSIS_SHOW_OBJECTS</comment>
      <translation>Objekte</translation>
    </message>
    <message>
      <source>Each object that was found</source>
      <comment>ANALYSIS_SHOW_OBJECTS</comment>
      <translation>Jedes gefundene Objekt</translation>
    </message>
    <message>
      <source>Objects</source>
      <comment>ANALYSIS_OBJECTS</comment>
      <translation>Objekte</translation>
    </message>
    <message>
      <source>Table</source>
      <comment>ANALYSIS_TABLE</comment>
      <translation>Tabelle</translation>
    </message>
    <message>
      <source>{table}, {stack}</source>
      <comment>ANALYSIS_TABLE_OF</comment>
      <translation>{table}, {stack}</translation>
    </message>
    <message>
      <source>Branches</source>
      <comment>ANALYSIS_TABLES</comment>
      <translation>Äste</translation>
    </message>
    <message>
      <source>Calibres</source>
      <comment>ANALYSIS_TABLES</comment>
      <translation>Kaliber</translation>
    </message>
    <message>
      <source>Mitochondria</source>
      <comment>ANALYSIS_TABLES</comment>
      <translation>Mitochondrien</translation>
    </message>
    <message>
      <source>Nucleoids</source>
      <comment>ANALYSIS_TABLES</comment>
      <translation>Nukleoide</translation>
    </message>
    <message>
      <source>Nuclei</source>
      <comment>ANALYSIS_TABLES</comment>
      <translation>Zellkerne</translation>
    </message>
    <message>
      <source>A click on a row moves the crosshair there</source>
      <comment>ANALYSIS_OBJECTS_TIP</comment>
      <translation>Ein Klick auf eine Zeile setzt das Fadenkreuz dorthin</translation>
    </message>
    <message>
      <source>Branch</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Ast</translation>
    </message>
    <message>
      <source>Filament</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Filament</translation>
    </message>
    <message>
      <source>From</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Von</translation>
    </message>
    <message>
      <source>To</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Bis</translation>
    </message>
    <message>
      <source>Start z (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Anfang z (µm)</translation>
    </message>
    <message>
      <source>Start y (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Anfang y (µm)</translation>
    </message>
    <message>
      <source>Start x (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Anfang x (µm)</translation>
    </message>
    <message>
      <source>End z (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Ende z (µm)</translation>
    </message>
    <message>
      <source>End y (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Ende y (µm)</translation>
    </message>
    <message>
      <source>End x (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Ende x (µm)</translation>
    </message>
    <message>
      <source>Length (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Länge (µm)</translation>
    </message>
    <message>
      <source>Tortuosity</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Gewundenheit</translation>
    </message>
    <message>
      <source>Calibre (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Kaliber (µm)</translation>
    </message>
    <message>
      <source>SD of calibre (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>SD des Kalibers (µm)</translation>
    </message>
    <message>
      <source>Flagged (share)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Markiert (Anteil)</translation>
    </message>
    <message>
      <source>From (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Von (µm)</translation>
    </message>
    <message>
      <source>To (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Bis (µm)</translation>
    </message>
    <message>
      <source>Mitochondrion</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Mitochondrium</translation>
    </message>
    <message>
      <source>Nucleoid</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Nukleoid</translation>
    </message>
    <message>
      <source>Nucleus</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Zellkern</translation>
    </message>
    <message>
      <source>z (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>z (µm)</translation>
    </message>
    <message>
      <source>y (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>y (µm)</translation>
    </message>
    <message>
      <source>x (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>x (µm)</translation>
    </message>
    <message>
      <source>Volume (µm³)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Volumen (µm³)</translation>
    </message>
    <message>
      <source>Surface (µm²)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Oberfläche (µm²)</translation>
    </message>
    <message>
      <source>Sphericity</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Sphärizität</translation>
    </message>
    <message>
      <source>Axis ratio</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Achsenverhältnis</translation>
    </message>
    <message>
      <source>Branch points</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Verzweigungen</translation>
    </message>
    <message>
      <source>Nucleoids</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Nukleoide</translation>
    </message>
    <message>
      <source>At the border</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Am Rand</translation>
    </message>
    <message>
      <source>Strength</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Stärke</translation>
    </message>
    <message>
      <source>Nearest (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Nächster (µm)</translation>
    </message>
    <message>
      <source>Nearest along (µm)</source>
      <comment>ANALYSIS_COLUMNS</comment>
      <translation>Nächster entlang (µm)</translation>
    </message>
    <message>
      <source>branch point</source>
      <comment>ANALYSIS_CELLS</comment>
      <translation>Verzweigung</translation>
    </message>
    <message>
      <source>border</source>
      <comment>ANALYSIS_CELLS</comment>
      <translation>Rand</translation>
    </message>
    <message>
      <source>tip</source>
      <comment>ANALYSIS_CELLS</comment>
      <translation>Ende</translation>
    </message>
    <message>
      <source>loop</source>
      <comment>ANALYSIS_CELLS</comment>
      <translation>Schleife</translation>
    </message>
    <message>
      <source>Nothing is measured yet. The numbers of raw and restored come side by side; a click on an object moves the crosshair there.</source>
      <comment>ANALYSIS_NONE_YET</comment>
      <translation>Noch ist nichts gemessen. Die Zahlen von Roh und Restauriert stehen dann nebeneinander; ein Klick auf ein Objekt setzt das Fadenkreuz dorthin.</translation>
    </message>
    <message>
      <source>{name}_{kind}</source>
      <comment>ANALYSIS_FOLDER_NAME</comment>
      <translation>{name}_{kind}</translation>
    </message>
    <message>
      <source>filaments</source>
      <comment>ANALYSIS_FILE_KINDS</comment>
      <translation>filamente</translation>
    </message>
    <message>
      <source>mitochondria</source>
      <comment>ANALYSIS_FILE_KINDS</comment>
      <translation>mitochondrien</translation>
    </message>
    <message>
      <source>nuclei</source>
      <comment>ANALYSIS_FILE_KINDS</comment>
      <translation>zellkerne</translation>
    </message>
    <message>
      <source>The demo is being drawn; it opens by itself in a minute.</source>
      <comment>DEMO_MAKING</comment>
      <translation>Die Demo wird gezeichnet; sie öffnet sich in etwa einer Minute von selbst.</translation>
    </message>
    <message>
      <source>A demo whose truth is known. Measure it now, then restore it (step 4) and measure again: the table puts raw, restored and truth side by side.</source>
      <comment>DEMO_NEXT</comment>
      <translation>Eine Demo, deren Wahrheit bekannt ist. Messen Sie sie jetzt, restaurieren Sie sie (Schritt 4) und messen Sie noch einmal: Die Tabelle stellt roh, restauriert und Wahrheit nebeneinander.</translation>
    </message>
    <message>
      <source>Walk through the demo</source>
      <comment>WALK_TITLE</comment>
      <translation>Rundgang durch die Demo</translation>
    </message>
    <message>
      <source>Step {number} of {total}</source>
      <comment>WALK_STEP</comment>
      <translation>Schritt {number} von {total}</translation>
    </message>
    <message>
      <source>Restore the stack: along z it is blurred.</source>
      <comment>WALK_WORDS</comment>
      <translation>Stellen Sie den Stapel wieder her: Entlang z ist er unscharf.</translation>
    </message>
    <message>
      <source>Measure raw and restored with the same settings.</source>
      <comment>WALK_WORDS</comment>
      <translation>Messen Sie Roh und Ergebnis mit denselben Einstellungen.</translation>
    </message>
    <message>
      <source>Compare both with the truth. A click on an object shows it in all panels.</source>
      <comment>WALK_WORDS</comment>
      <translation>Vergleichen Sie mit der Wahrheit. Ein Klick auf ein Objekt zeigt es in allen Ansichten.</translation>
    </message>
    <message>
      <source>It is being restored, which takes some minutes.</source>
      <comment>WALK_RUNNING</comment>
      <translation>Der Stapel wird wiederhergestellt; das dauert einige Minuten.</translation>
    </message>
    <message>
      <source>Raw and restored are being measured.</source>
      <comment>WALK_RUNNING</comment>
      <translation>Roh und Ergebnis werden gemessen.</translation>
    </message>
    <message>
      <source>Restore</source>
      <comment>WALK_BUTTONS</comment>
      <translation>Wiederherstellen</translation>
    </message>
    <message>
      <source>Restore the demo as the guide proposes it</source>
      <comment>WALK_BUTTONS</comment>
      <translation>Die Demo so wiederherstellen, wie der Leitfaden es vorschlägt</translation>
    </message>
    <message>
      <source>Measure</source>
      <comment>WALK_BUTTONS</comment>
      <translation>Messen</translation>
    </message>
    <message>
      <source>Measure raw and restored in the panel below the slices</source>
      <comment>WALK_BUTTONS</comment>
      <translation>Roh und Ergebnis im Bereich unter den Schnitten messen</translation>
    </message>
    <message>
      <source>3D look</source>
      <comment>WALK_BUTTONS</comment>
      <translation>3D-Ansicht</translation>
    </message>
    <message>
      <source>Turn raw and restored with what was measured in them</source>
      <comment>WALK_BUTTONS</comment>
      <translation>Roh und Ergebnis mit dem drehen, was in ihnen gemessen wurde</translation>
    </message>
    <message>
      <source>Skip</source>
      <comment>WALK_SKIP</comment>
      <translation>Überspringen</translation>
    </message>
    <message>
      <source>Take these steps away; the demo in the File menu brings them back</source>
      <comment>WALK_SKIP</comment>
      <translation>Diese Schritte ausblenden; die Demo im Menü Datei holt sie zurück</translation>
    </message>
    <message>
      <source>Finish</source>
      <comment>WALK_FINISH</comment>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Take these steps away; the demo in the File menu brings them back</source>
      <comment>WALK_FINISH</comment>
      <translation>Diese Schritte ausblenden; die Demo im Menü Datei holt sie zurück</translation>
    </message>
    <message>
      <source>Measuring {name}</source>
      <comment>JOB_ANALYSE_TITLE</comment>
      <translation>{name} wird gemessen</translation>
    </message>
    <message>
      <source>Drawing {name}</source>
      <comment>JOB_DEMO_TITLE</comment>
      <translation>{name} wird gezeichnet</translation>
    </message>
  </context>
  <context>
    <name>batch</name>
    <message>
      <source>Restore many files…</source>
      <comment>BATCH_ACTION</comment>
      <translation>Viele Dateien wiederherstellen…</translation>
    </message>
    <message>
      <source>Apply one recipe to many files, grouped by what they are</source>
      <comment>BATCH_ACTION</comment>
      <translation>Ein Rezept auf viele Dateien anwenden, nach ihrer Art gruppiert</translation>
    </message>
    <message>
      <source>Batch summary</source>
      <comment>BATCH_SUMMARY_ACTION</comment>
      <translation>Übersicht des Stapellaufs</translation>
    </message>
    <message>
      <source>What has become of each file of a batch</source>
      <comment>BATCH_SUMMARY_ACTION</comment>
      <translation>Was aus jeder Datei eines Stapellaufs geworden ist</translation>
    </message>
    <message>
      <source>Restore many files</source>
      <comment>BATCH_TITLE</comment>
      <translation>Viele Dateien wiederherstellen</translation>
    </message>
    <message>
      <source>Add or drop files. Stacks are grouped by voxel size, channels and microscope; what does not fit is listed with the reason.</source>
      <comment>BATCH_EXPLAIN</comment>
      <translation>Fügen Sie Dateien hinzu, oder ziehen Sie sie hierher. Bildstapel werden nach Voxelgröße, Kanälen und Mikroskop gruppiert; was nicht passt, wird mit dem Grund aufgeführt.</translation>
    </message>
    <message>
      <source>Add files…</source>
      <comment>BATCH_ADD</comment>
      <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
      <source>Choose microscope files or image stacks</source>
      <comment>BATCH_ADD</comment>
      <translation>Mikroskopdateien oder Bildstapel auswählen</translation>
    </message>
    <message>
      <source>Add folder…</source>
      <comment>BATCH_ADD_FOLDER</comment>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Add all stacks that lie directly in a folder</source>
      <comment>BATCH_ADD_FOLDER</comment>
      <translation>Alle Bildstapel hinzufügen, die unmittelbar in einem Ordner liegen</translation>
    </message>
    <message>
      <source>Remove</source>
      <comment>BATCH_REMOVE</comment>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Take the chosen files out of the batch; they stay where they are</source>
      <comment>BATCH_REMOVE</comment>
      <translation>Die gewählten Dateien aus dem Stapellauf nehmen; sie bleiben, wo sie sind</translation>
    </message>
    <message>
      <source>Files of the batch, by group</source>
      <comment>BATCH_LIST</comment>
      <translation>Dateien des Stapellaufs, nach Gruppen</translation>
    </message>
    <message>
      <source>File</source>
      <comment>BATCH_COLUMNS</comment>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Result, or why not</source>
      <comment>BATCH_COLUMNS</comment>
      <translation>Ergebnis, oder warum keines</translation>
    </message>
    <message>
      <source>Group {number}: {words}</source>
      <comment>BATCH_GROUP</comment>
      <translation>Gruppe {number}: {words}</translation>
    </message>
    <message>
      <source>{count} stacks</source>
      <comment>BATCH_STACKS</comment>
      <translation>{count} Bildstapel</translation>
    </message>
    <message>
      <source>1 stack</source>
      <comment>BATCH_STACK</comment>
      <translation>1 Bildstapel</translation>
    </message>
    <message>
      <source>Left out</source>
      <comment>BATCH_LEFT_OUT</comment>
      <translation>Ausgelassen</translation>
    </message>
    <message>
      <source>Reading {done} of {total} …</source>
      <comment>BATCH_READING</comment>
      <translation>{done} von {total} werden gelesen …</translation>
    </message>
    <message>
      <source>As in the Restore panel</source>
      <comment>BATCH_NO_TEMPLATE</comment>
      <translation>Wie im Bereich „Wiederherstellen“</translation>
    </message>
    <message>
      <source>Format</source>
      <comment>BATCH_KIND</comment>
      <translation>Format</translation>
    </message>
    <message>
      <source>Tune</source>
      <comment>BATCH_TUNE</comment>
      <translation>Abstimmen</translation>
    </message>
    <message>
      <source>A network for each file</source>
      <comment>BATCH_TUNE_FOR</comment>
      <translation>Ein Netz je Datei</translation>
    </message>
    <message>
      <source>Takes longest; each stack gets what suits it.</source>
      <comment>BATCH_TUNE_FOR</comment>
      <translation>Dauert am längsten; jeder Bildstapel bekommt, was zu ihm passt.</translation>
    </message>
    <message>
      <source>One network for each group</source>
      <comment>BATCH_TUNE_FOR</comment>
      <translation>Ein Netz je Gruppe</translation>
    </message>
    <message>
      <source>The first stack of a group tunes it; the others wait for it and use it as it is.</source>
      <comment>BATCH_TUNE_FOR</comment>
      <translation>Der erste Bildstapel einer Gruppe stimmt es ab; die anderen warten darauf und verwenden es, wie es ist.</translation>
    </message>
    <message>
      <source>One network for all files</source>
      <comment>BATCH_TUNE_FOR</comment>
      <translation>Ein Netz für alle Dateien</translation>
    </message>
    <message>
      <source>The first stack tunes it. Stacks that it does not fit say so in their findings.</source>
      <comment>BATCH_TUNE_FOR</comment>
      <translation>Der erste Bildstapel stimmt es ab. Bildstapel, zu denen es nicht passt, melden das in ihren Befunden.</translation>
    </message>
    <message>
      <source>Results</source>
      <comment>BATCH_PLACE</comment>
      <translation>Ergebnisse</translation>
    </message>
    <message>
      <source>Beside each file</source>
      <comment>BATCH_BESIDE</comment>
      <translation>Neben jeder Datei</translation>
    </message>
    <message>
      <source>In {folder}</source>
      <comment>BATCH_FOLDER</comment>
      <translation>In {folder}</translation>
    </message>
    <message>
      <source>In another folder…</source>
      <comment>BATCH_CHOOSE_FOLDER</comment>
      <translation>In einem anderen Ordner…</translation>
    </message>
    <message>
      <source>Start tonight at {time}</source>
      <comment>BATCH_NIGHT</comment>
      <translation>Heute Abend um {time} beginnen</translation>
    </message>
    <message>
      <source>Queue {count} restorations</source>
      <comment>BATCH_QUEUE</comment>
      <translation>{count} Wiederherstellungen einreihen</translation>
    </message>
    <message>
      <source>Queue 1 restoration</source>
      <comment>BATCH_QUEUE_ONE</comment>
      <translation>1 Wiederherstellung einreihen</translation>
    </message>
    <message>
      <source>Nothing to queue</source>
      <comment>BATCH_QUEUE_NONE</comment>
      <translation>Nichts einzureihen</translation>
    </message>
    <message>
      <source>Close</source>
      <comment>BATCH_CLOSE</comment>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Channels and times are those of the Restore panel where a stack is open; otherwise all.</source>
      <comment>BATCH_RECIPE</comment>
      <translation>Kanäle und Zeitpunkte sind die des Bereichs „Wiederherstellen“, wenn dort ein Bildstapel offen ist; sonst alle.</translation>
    </message>
    <message>
      <source>The batch is finished: {words}</source>
      <comment>BATCH_DONE</comment>
      <translation>Der Stapellauf ist beendet: {words}</translation>
    </message>
    <message>
      <source>{count} done</source>
      <comment>BATCH_DONE_COUNTS</comment>
      <translation>{count} fertig</translation>
    </message>
    <message>
      <source>{count} failed</source>
      <comment>BATCH_DONE_COUNTS</comment>
      <translation>{count} fehlgeschlagen</translation>
    </message>
    <message>
      <source>{count} cancelled</source>
      <comment>BATCH_DONE_COUNTS</comment>
      <translation>{count} abgebrochen</translation>
    </message>
    <message>
      <source>{count} left out</source>
      <comment>BATCH_DONE_COUNTS</comment>
      <translation>{count} ausgelassen</translation>
    </message>
    <message>
      <source>File</source>
      <comment>BATCH_NAMES</comment>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Scene</source>
      <comment>BATCH_NAMES</comment>
      <translation>Szene</translation>
    </message>
    <message>
      <source>Group</source>
      <comment>BATCH_NAMES</comment>
      <translation>Gruppe</translation>
    </message>
    <message>
      <source>State</source>
      <comment>BATCH_NAMES</comment>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>Reason</source>
      <comment>BATCH_NAMES</comment>
      <translation>Grund</translation>
    </message>
    <message>
      <source>Result</source>
      <comment>BATCH_NAMES</comment>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>Seconds</source>
      <comment>BATCH_NAMES</comment>
      <translation>Sekunden</translation>
    </message>
    <message>
      <source>Batch summary</source>
      <comment>BATCH_SUMMARY_TITLE</comment>
      <translation>Übersicht des Stapellaufs</translation>
    </message>
    <message>
      <source>{when} · {stacks}</source>
      <comment>BATCH_OF</comment>
      <translation>{when} · {stacks}</translation>
    </message>
    <message>
      <source>Batch</source>
      <comment>BATCH_WHICH</comment>
      <translation>Stapellauf</translation>
    </message>
    <message>
      <source>Save as CSV…</source>
      <comment>BATCH_SAVE_CSV</comment>
      <translation>Als CSV speichern…</translation>
    </message>
    <message>
      <source>Table (*.csv)</source>
      <comment>BATCH_CSV_FILTER</comment>
      <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
      <source>batch_summary.csv</source>
      <comment>BATCH_CSV_NAME</comment>
      <translation>stapellauf.csv</translation>
    </message>
    <message>
      <source>choose another folder</source>
      <comment>BATCH_CSV_REMEDY</comment>
      <translation>wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
      <source>{name} cannot be written</source>
      <comment>BATCH_CSV_PROBLEM</comment>
      <translation>{name} lässt sich nicht schreiben</translation>
    </message>
  </context>
  <context>
    <name>channels</name>
    <message>
      <source>Next channel</source>
      <comment>NEXT_CHANNEL</comment>
      <translation>Nächster Kanal</translation>
    </message>
    <message>
      <source>Select the next channel that is shown; the contrast acts on it</source>
      <comment>NEXT_CHANNEL</comment>
      <translation>Den nächsten sichtbaren Kanal wählen; der Kontrast wirkt auf ihn</translation>
    </message>
    <message>
      <source>Show one channel alone</source>
      <comment>SOLO_CHANNEL</comment>
      <translation>Nur einen Kanal zeigen</translation>
    </message>
    <message>
      <source>Show only the selected channel, or all of them again</source>
      <comment>SOLO_CHANNEL</comment>
      <translation>Nur den gewählten Kanal zeigen, oder wieder alle</translation>
    </message>
    <message>
      <source>Show channel {number}</source>
      <comment>TOGGLE_CHANNEL</comment>
      <translation>Kanal {number} zeigen</translation>
    </message>
    <message>
      <source>Show or hide channel {number}</source>
      <comment>TOGGLE_CHANNEL</comment>
      <translation>Kanal {number} zeigen oder verbergen</translation>
    </message>
    <message>
      <source>Show {name}</source>
      <comment>TOGGLE_CHANNEL_NAMED</comment>
      <translation>{name} zeigen</translation>
    </message>
    <message>
      <source>Auto contrast for all channels</source>
      <comment>AUTO_CONTRAST_ALL</comment>
      <translation>Kontrast aller Kanäle automatisch</translation>
    </message>
    <message>
      <source>Choose the display range of every channel from the stack</source>
      <comment>AUTO_CONTRAST_ALL</comment>
      <translation>Den Anzeigebereich jedes Kanals aus dem Bildstapel bestimmen</translation>
    </message>
    <message>
      <source>Full range</source>
      <comment>FULL_RANGE</comment>
      <translation>Voller Bereich</translation>
    </message>
    <message>
      <source>Show everything from the smallest to the largest intensity</source>
      <comment>FULL_RANGE</comment>
      <translation>Alles von der kleinsten bis zur größten Intensität zeigen</translation>
    </message>
    <message>
      <source>Own contrast for the restored stack</source>
      <comment>OWN_CONTRAST</comment>
      <translation>Eigener Kontrast für das Ergebnis</translation>
    </message>
    <message>
      <source>Show the restored channel with a contrast of its own. That makes it harder to compare, and is written into the view and into exported pictures</source>
      <comment>OWN_CONTRAST</comment>
      <translation>Den wiederhergestellten Kanal mit eigenem Kontrast zeigen. Das erschwert den Vergleich und wird in die Ansicht und in exportierte Bilder geschrieben</translation>
    </message>
    <message>
      <source>Undo	Ctrl+Z</source>
      <comment>UNDO_CONTRAST</comment>
      <translation>Rückgängig	Strg+Z</translation>
    </message>
    <message>
      <source>Take the last change of contrast, colours or shown channels back</source>
      <comment>UNDO_CONTRAST</comment>
      <translation>Die letzte Änderung an Kontrast, Farben oder gezeigten Kanälen zurücknehmen</translation>
    </message>
    <message>
      <source>C&amp;ontrast</source>
      <comment>MENU_CONTRAST</comment>
      <translation>K&amp;ontrast</translation>
    </message>
    <message>
      <source>&amp;Channels</source>
      <comment>MENU_CHANNELS</comment>
      <translation>&amp;Kanäle</translation>
    </message>
    <message>
      <source>Black</source>
      <comment>CONTRAST_MINIMUM</comment>
      <translation>Schwarz</translation>
    </message>
    <message>
      <source>White</source>
      <comment>CONTRAST_MAXIMUM</comment>
      <translation>Weiß</translation>
    </message>
    <message>
      <source>γ</source>
      <comment>CONTRAST_GAMMA_SIGN</comment>
      <translation>γ</translation>
    </message>
    <message>
      <source>Gamma</source>
      <comment>CONTRAST_GAMMA</comment>
      <translation>Gamma</translation>
    </message>
    <message>
      <source>Gamma, 0.1 to 5: below 1 the dark parts become brighter</source>
      <comment>CONTRAST_GAMMA_TIP</comment>
      <translation>Gamma, 0,1 bis 5: unter 1 werden dunkle Stellen heller</translation>
    </message>
    <message>
      <source>Auto</source>
      <comment>CONTRAST_AUTO</comment>
      <translation>Auto</translation>
    </message>
    <message>
      <source>Whose contrast is changed</source>
      <comment>CONTRAST_WHICH</comment>
      <translation>Wessen Kontrast geändert wird</translation>
    </message>
    <message>
      <source>Raw</source>
      <comment>CONTRAST_OF_RAW</comment>
      <translation>Roh</translation>
    </message>
    <message>
      <source>Restored</source>
      <comment>CONTRAST_OF_RESTORED</comment>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>Histogram of intensities, logarithmic</source>
      <comment>CONTRAST_HISTOGRAM</comment>
      <translation>Histogramm der Intensitäten, logarithmisch</translation>
    </message>
    <message>
      <source>Drag the edges to set black and white, the point on the curve to set gamma. Keys: ← → white, Shift+← → black, ↑ ↓ gamma.</source>
      <comment>CONTRAST_HISTOGRAM_TIP</comment>
      <translation>Die Ränder ziehen, um Schwarz und Weiß zu setzen, den Punkt auf der Kurve für Gamma. Tasten: ← → Weiß, Umschalt+← → Schwarz, ↑ ↓ Gamma.</translation>
    </message>
    <message>
      <source>raw {low}–{high}: {count} of {total} voxels looked at</source>
      <comment>HISTOGRAM_RAW</comment>
      <translation>roh {low}–{high}: {count} von {total} Voxeln betrachtet</translation>
    </message>
    <message>
      <source>restored {low}–{high}: {count} of {total} voxels looked at</source>
      <comment>HISTOGRAM_RESTORED</comment>
      <translation>wiederhergestellt {low}–{high}: {count} von {total} Voxeln betrachtet</translation>
    </message>
    <message>
      <source>{low}–{high}</source>
      <comment>CONTRAST_RANGE</comment>
      <translation>{low}–{high}</translation>
    </message>
    <message>
      <source>own contrast {ranges}</source>
      <comment>CONTRAST_IS_OWN</comment>
      <translation>eigener Kontrast {ranges}</translation>
    </message>
    <message>
      <source>Show {name}</source>
      <comment>CHANNEL_SHOWN</comment>
      <translation>{name} zeigen</translation>
    </message>
    <message>
      <source>Show or hide {name}</source>
      <comment>CHANNEL_SHOWN_TIP</comment>
      <translation>{name} zeigen oder verbergen</translation>
    </message>
    <message>
      <source>Select {name}: the contrast below acts on it</source>
      <comment>CHANNEL_SELECTED_TIP</comment>
      <translation>{name} wählen: Der Kontrast unten wirkt darauf</translation>
    </message>
    <message>
      <source>Show alone</source>
      <comment>CHANNEL_ALONE</comment>
      <translation>Allein zeigen</translation>
    </message>
    <message>
      <source>Colour of {name}</source>
      <comment>CHANNEL_COLOUR</comment>
      <translation>Farbe von {name}</translation>
    </message>
    <message>
      <source>Magenta</source>
      <comment>COLOUR_NAMES</comment>
      <translation>Magenta</translation>
    </message>
    <message>
      <source>Green</source>
      <comment>COLOUR_NAMES</comment>
      <translation>Grün</translation>
    </message>
    <message>
      <source>Cyan</source>
      <comment>COLOUR_NAMES</comment>
      <translation>Cyan</translation>
    </message>
    <message>
      <source>Yellow</source>
      <comment>COLOUR_NAMES</comment>
      <translation>Gelb</translation>
    </message>
    <message>
      <source>Grey</source>
      <comment>COLOUR_NAMES</comment>
      <translation>Grau</translation>
    </message>
    <message>
      <source>Orange</source>
      <comment>COLOUR_NAMES</comment>
      <translation>Orange</translation>
    </message>
    <message>
      <source>Blue</source>
      <comment>COLOUR_NAMES</comment>
      <translation>Blau</translation>
    </message>
    <message>
      <source>Red</source>
      <comment>COLOUR_NAMES</comment>
      <translation>Rot</translation>
    </message>
    <message>
      <source>Other…</source>
      <comment>COLOUR_OTHER</comment>
      <translation>Andere…</translation>
    </message>
    <message>
      <source>As in the file, or automatic</source>
      <comment>COLOUR_DEFAULT</comment>
      <translation>Wie in der Datei, oder automatisch</translation>
    </message>
  </context>
  <context>
    <name>checks</name>
    <message>
      <source>Version stamp</source>
      <comment>CHECKS</comment>
      <translation>Versionsstempel</translation>
    </message>
    <message>
      <source>Files of the program</source>
      <comment>CHECKS</comment>
      <translation>Dateien des Programms</translation>
    </message>
    <message>
      <source>Weights of the networks</source>
      <comment>CHECKS</comment>
      <translation>Gewichte der Netze</translation>
    </message>
    <message>
      <source>Linear algebra</source>
      <comment>CHECKS</comment>
      <translation>Lineare Algebra</translation>
    </message>
    <message>
      <source>Convolution</source>
      <comment>CHECKS</comment>
      <translation>Faltung</translation>
    </message>
    <message>
      <source>Networks</source>
      <comment>CHECKS</comment>
      <translation>Netze</translation>
    </message>
    <message>
      <source>Training</source>
      <comment>CHECKS</comment>
      <translation>Training</translation>
    </message>
    <message>
      <source>Training with little memory</source>
      <comment>CHECKS</comment>
      <translation>Training mit wenig Speicher</translation>
    </message>
    <message>
      <source>Weights on the disk</source>
      <comment>CHECKS</comment>
      <translation>Gewichte auf dem Datenträger</translation>
    </message>
    <message>
      <source>Build for graphics cards</source>
      <comment>CHECKS</comment>
      <translation>Fassung für Grafikkarten</translation>
    </message>
    <message>
      <source>Graphics card</source>
      <comment>CHECKS</comment>
      <translation>Grafikkarte</translation>
    </message>
    <message>
      <source>Training on the graphics card</source>
      <comment>CHECKS</comment>
      <translation>Training auf der Grafikkarte</translation>
    </message>
    <message>
      <source>The reader's process</source>
      <comment>CHECKS</comment>
      <translation>Prozess des Leseprogramms</translation>
    </message>
    <message>
      <source>TIFF with zlib</source>
      <comment>CHECKS</comment>
      <translation>TIFF mit zlib</translation>
    </message>
    <message>
      <source>TIFF with LZW</source>
      <comment>CHECKS</comment>
      <translation>TIFF mit LZW</translation>
    </message>
    <message>
      <source>Writing a result</source>
      <comment>CHECKS</comment>
      <translation>Ein Ergebnis schreiben</translation>
    </message>
    <message>
      <source>Refusing a damaged file</source>
      <comment>CHECKS</comment>
      <translation>Eine beschädigte Datei ablehnen</translation>
    </message>
    <message>
      <source>The engine's process</source>
      <comment>CHECKS</comment>
      <translation>Prozess des Rechenkerns</translation>
    </message>
    <message>
      <source>The window</source>
      <comment>CHECKS</comment>
      <translation>Das Fenster</translation>
    </message>
    <message>
      <source>The sample restored</source>
      <comment>CHECKS</comment>
      <translation>Das Beispiel wiederhergestellt</translation>
    </message>
    <message>
      <source>20,000 repaints</source>
      <comment>CHECKS</comment>
      <translation>20.000-mal gezeichnet</translation>
    </message>
    <message>
      <source>It broke with an error that nobody foresaw ({name}).</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Es brach mit einem Fehler ab, den niemand vorhergesehen hat ({name}).</translation>
    </message>
    <message>
      <source>This program was not packaged, so no build is expected.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Dieses Programm wurde nicht verpackt, daher wird keine Fassung erwartet.</translation>
    </message>
    <message>
      <source>Torch was built for the processor alone, as the package says.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Torch ist nur für den Prozessor gebaut, wie das Paket es sagt.</translation>
    </message>
    <message>
      <source>Torch was built for {name}, as the package says.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Torch ist für {name} gebaut, wie das Paket es sagt.</translation>
    </message>
    <message>
      <source>Torch {version} ({name}) takes {count} threads.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Torch {version} ({name}) nimmt {count} Threads.</translation>
    </message>
    <message>
      <source>A convolution is right to {number}.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Eine Faltung stimmt auf {number}.</translation>
    </message>
    <message>
      <source>The networks that ship ({name}) give images.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Die mitgelieferten Netze ({name}) ergeben Bilder.</translation>
    </message>
    <message>
      <source>{steps} steps of training bring the error from {number} to {number2}.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>{steps} Schritte Training bringen den Fehler von {number} auf {number2}.</translation>
    </message>
    <message>
      <source>Training with little memory gives the same numbers.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Training mit wenig Speicher ergibt dieselben Zahlen.</translation>
    </message>
    <message>
      <source>Weights are saved and read in a folder named “{name}”.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Gewichte werden in einem Ordner namens „{name}“ gespeichert und gelesen.</translation>
    </message>
    <message>
      <source>The engine's process answers: “{reason}”.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Der Prozess des Rechenkerns antwortet: „{reason}“.</translation>
    </message>
    <message>
      <source>The sample is restored: {planes} planes of {number} µm, r ≥ {number2}.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Das Beispiel ist wiederhergestellt: {planes} Ebenen zu {number} µm, r ≥ {number2}.</translation>
    </message>
    <message>
      <source>The engine failed: {reason}</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Der Rechenkern ist gescheitert: {reason}</translation>
    </message>
    <message>
      <source>The {name} computes a convolution as the processor does.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Die {name} rechnet eine Faltung wie der Prozessor.</translation>
    </message>
    <message>
      <source>{name} computes a convolution as the processor does.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>{name} rechnet eine Faltung wie der Prozessor.</translation>
    </message>
    <message>
      <source>The processor computes. {reason}</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Der Prozessor rechnet. {reason}</translation>
    </message>
    <message>
      <source>There is no graphics card to compute with.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Es gibt keine Grafikkarte, mit der gerechnet werden könnte.</translation>
    </message>
    <message>
      <source>A part of the program cannot be loaded; install SSAI-3D again.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Ein Teil des Programms lässt sich nicht laden; installieren Sie SSAI-3D neu.</translation>
    </message>
    <message>
      <source>Not made, since “{reason}” has failed.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Nicht gemacht, da „{reason}“ fehlgeschlagen ist.</translation>
    </message>
    <message>
      <source>This program was not packaged, so it carries no stamp.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Dieses Programm wurde nicht verpackt, daher trägt es keinen Stempel.</translation>
    </message>
    <message>
      <source>Version {version}, variant {name}, is what the stamp says.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Version {version}, Variante {name}, sagt der Stempel.</translation>
    </message>
    <message>
      <source>Sample, icons, help and test files are there.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Beispiel, Symbole, Hilfe und Testdateien sind da.</translation>
    </message>
    <message>
      <source>All {count} files are as they were packaged.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Alle {count} Dateien sind, wie sie verpackt wurden.</translation>
    </message>
    <message>
      <source>The weights of the networks that ship ({name}) are as they were trained.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Die Gewichte der mitgelieferten Netze ({name}) sind, wie sie trainiert wurden.</translation>
    </message>
    <message>
      <source>Numpy {version} solves {count} equations to {number}.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Numpy {version} löst {count} Gleichungen auf {number} genau.</translation>
    </message>
    <message>
      <source>The reader's process is ready after {number} s.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Der Prozess des Leseprogramms ist nach {number} s bereit.</translation>
    </message>
    <message>
      <source>{name} of {planes} planes is read, pixels and voxel size.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>{name} mit {planes} Ebenen wird gelesen, Pixel und Voxelgröße.</translation>
    </message>
    <message>
      <source>An OME-TIFF is written and read in a folder named “{name}”.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Ein OME-TIFF wird in einem Ordner namens „{name}“ geschrieben und gelesen.</translation>
    </message>
    <message>
      <source>A file that is no image is refused: “{reason}”</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Eine Datei, die kein Bild ist, wird abgelehnt: „{reason}“</translation>
    </message>
    <message>
      <source>Not made, since the process ended in “{reason}”.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Nicht gemacht, da der Prozess in „{reason}“ endete.</translation>
    </message>
    <message>
      <source>It did not come to an end and was stopped.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Es kam zu keinem Ende und wurde angehalten.</translation>
    </message>
    <message>
      <source>Its process closed its pipe without an answer.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Der Prozess hat seine Verbindung ohne Antwort geschlossen.</translation>
    </message>
    <message>
      <source>Its process was ended by signal {number}.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Der Prozess wurde durch das Signal {number} beendet.</translation>
    </message>
    <message>
      <source>Its process ended without an answer (exit status {number}).</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Der Prozess endete ohne Antwort (Status {number}).</translation>
    </message>
    <message>
      <source>The window stands after {number} s and shows the sample.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Das Fenster steht nach {number} s und zeigt das Beispiel.</translation>
    </message>
    <message>
      <source>The window stands after {number} s and shows the sample (there is no display, so it was drawn in memory).</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Das Fenster steht nach {number} s und zeigt das Beispiel (es gibt keinen Bildschirm, daher wurde es im Speicher gezeichnet).</translation>
    </message>
    <message>
      <source>{count} repaints in {number} s leave memory ({number2} MB more) and references to None ({number3} apart) alone.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>{count}-mal gezeichnet in {number} s: Speicher ({number2} MB mehr) und Verweise auf None ({number3} Unterschied) bleiben gleich.</translation>
    </message>
    <message>
      <source>The window does not come up.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Das Fenster erscheint nicht.</translation>
    </message>
    <message>
      <source>The sample does not appear in the window.</source>
      <comment>CHECK_FINDINGS</comment>
      <translation>Das Beispiel erscheint nicht im Fenster.</translation>
    </message>
  </context>
  <context>
    <name>comparing</name>
    <message>
      <source>Raw</source>
      <comment>SHOW_RAW</comment>
      <translation>Roh</translation>
    </message>
    <message>
      <source>Show the stack as recorded</source>
      <comment>SHOW_RAW</comment>
      <translation>Den Bildstapel zeigen, wie er aufgenommen wurde</translation>
    </message>
    <message>
      <source>Restored</source>
      <comment>SHOW_RESTORED</comment>
      <translation>Wiederhergestellt</translation>
    </message>
    <message>
      <source>Show the restored stack; its added detail is predicted</source>
      <comment>SHOW_RESTORED</comment>
      <translation>Den wiederhergestellten Bildstapel zeigen; hinzugekommene Einzelheiten sind vorhergesagt</translation>
    </message>
    <message>
      <source>Side by side</source>
      <comment>SHOW_SIDE</comment>
      <translation>Nebeneinander</translation>
    </message>
    <message>
      <source>Show raw and restored next to each other</source>
      <comment>SHOW_SIDE</comment>
      <translation>Roh und wiederhergestellt nebeneinander zeigen</translation>
    </message>
    <message>
      <source>Swipe</source>
      <comment>SHOW_SWIPE</comment>
      <translation>Wischen</translation>
    </message>
    <message>
      <source>Raw left and restored right of a divider that you drag</source>
      <comment>SHOW_SWIPE</comment>
      <translation>Roh links, wiederhergestellt rechts einer Trennlinie, die Sie ziehen</translation>
    </message>
    <message>
      <source>Blink</source>
      <comment>SHOW_BLINK</comment>
      <translation>Blinken</translation>
    </message>
    <message>
      <source>Raw and restored in turn, at the same place</source>
      <comment>SHOW_BLINK</comment>
      <translation>Roh und wiederhergestellt abwechselnd, an derselben Stelle</translation>
    </message>
    <message>
      <source>Difference</source>
      <comment>SHOW_DIFFERENCE</comment>
      <translation>Differenz</translation>
    </message>
    <message>
      <source>Restored minus raw: orange where there is more, blue where less</source>
      <comment>SHOW_DIFFERENCE</comment>
      <translation>Wiederhergestellt minus roh: orange, wo mehr ist, blau, wo weniger ist</translation>
    </message>
    <message>
      <source>Switch raw / restored</source>
      <comment>SWITCH</comment>
      <translation>Roh / wiederhergestellt wechseln</translation>
    </message>
    <message>
      <source>Switch between raw and restored without moving anything</source>
      <comment>SWITCH</comment>
      <translation>Zwischen roh und wiederhergestellt wechseln, ohne etwas zu verschieben</translation>
    </message>
    <message>
      <source>Interpolate raw</source>
      <comment>SMOOTH</comment>
      <translation>Rohdaten interpolieren</translation>
    </message>
    <message>
      <source>Interpolate the raw planes to the grid of the result, the fair comparison; off shows the nearest plane</source>
      <comment>SMOOTH</comment>
      <translation>Die rohen Ebenen auf das Gitter des Ergebnisses interpolieren, der faire Vergleich; ausgeschaltet zeigt es die nächste Ebene</translation>
    </message>
    <message>
      <source>Projection</source>
      <comment>PROJECTION</comment>
      <translation>Projektion</translation>
    </message>
    <message>
      <source>Show the maximum projection along z in the fourth panel</source>
      <comment>PROJECTION</comment>
      <translation>Die Maximumprojektion entlang z im vierten Feld zeigen</translation>
    </message>
    <message>
      <source>MIP</source>
      <comment>PROJECTION_NAME</comment>
      <translation>MIP</translation>
    </message>
    <message>
      <source>along z</source>
      <comment>PROJECTION_CAPTION</comment>
      <translation>entlang z</translation>
    </message>
    <message>
      <source>What is shown</source>
      <comment>MODES</comment>
      <translation>Was gezeigt wird</translation>
    </message>
    <message>
      <source>Raw</source>
      <comment>MODE_SHORT</comment>
      <translation>Roh</translation>
    </message>
    <message>
      <source>Restored</source>
      <comment>MODE_SHORT</comment>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>Side</source>
      <comment>MODE_SHORT</comment>
      <translation>Neben</translation>
    </message>
    <message>
      <source>Swipe</source>
      <comment>MODE_SHORT</comment>
      <translation>Wisch</translation>
    </message>
    <message>
      <source>Blink</source>
      <comment>MODE_SHORT</comment>
      <translation>Blink</translation>
    </message>
    <message>
      <source>Diff</source>
      <comment>MODE_SHORT</comment>
      <translation>Diff</translation>
    </message>
    <message>
      <source>Restore the stack first; then raw and restored can be compared</source>
      <comment>NO_RESULT_YET</comment>
      <translation>Stellen Sie den Bildstapel zuerst wieder her; dann lassen sich roh und wiederhergestellt vergleichen</translation>
    </message>
    <message>
      <source>interpolated</source>
      <comment>RAW_HOW</comment>
      <translation>interpoliert</translation>
    </message>
    <message>
      <source>nearest</source>
      <comment>RAW_HOW</comment>
      <translation>nächste Ebene</translation>
    </message>
    <message>
      <source>Raw · {how}</source>
      <comment>RAW_TITLES</comment>
      <translation>Roh · {how}</translation>
    </message>
    <message>
      <source>Raw</source>
      <comment>RAW_TITLES</comment>
      <translation>Roh</translation>
    </message>
    <message>
      <source>Restored · predicted detail</source>
      <comment>RESTORED_TITLES</comment>
      <translation>Wiederhergestellt · vorhergesagte Einzelheiten</translation>
    </message>
    <message>
      <source>Restored · predicted</source>
      <comment>RESTORED_TITLES</comment>
      <translation>Wiederhergestellt · vorhergesagt</translation>
    </message>
    <message>
      <source>predicted</source>
      <comment>RESTORED_TITLES</comment>
      <translation>vorhergesagt</translation>
    </message>
    <message>
      <source>Raw and restored</source>
      <comment>COMPARED_TITLES</comment>
      <translation>Roh und wiederhergestellt</translation>
    </message>
    <message>
      <source>◂ Raw · {how}  |  Restored · predicted detail ▸</source>
      <comment>SWIPE_TITLES</comment>
      <translation>◂ Roh · {how}  |  Wiederhergestellt · vorhergesagt ▸</translation>
    </message>
    <message>
      <source>◂ Raw  |  Restored · predicted ▸</source>
      <comment>SWIPE_TITLES</comment>
      <translation>◂ Roh  |  Ergebnis · vorhergesagt ▸</translation>
    </message>
    <message>
      <source>◂ Raw | predicted ▸</source>
      <comment>SWIPE_TITLES</comment>
      <translation>◂ Roh | vorhergesagt ▸</translation>
    </message>
    <message>
      <source>●</source>
      <comment>BLINK_MARK</comment>
      <translation>●</translation>
    </message>
    <message>
      <source>○</source>
      <comment>BLINK_MARK</comment>
      <translation>○</translation>
    </message>
    <message>
      <source>{raw} Raw · {how}   {restored} Restored · predicted detail</source>
      <comment>BLINK_TITLES</comment>
      <translation>{raw} Roh · {how}   {restored} Wiederhergestellt · vorhergesagt</translation>
    </message>
    <message>
      <source>{raw} Raw   {restored} Restored · predicted</source>
      <comment>BLINK_TITLES</comment>
      <translation>{raw} Roh   {restored} Ergebnis · vorhergesagt</translation>
    </message>
    <message>
      <source>{raw} Raw {restored} predicted</source>
      <comment>BLINK_TITLES</comment>
      <translation>{raw} Roh {restored} vorhergesagt</translation>
    </message>
    <message>
      <source>Restored (predicted) − raw ({how})</source>
      <comment>DIFFERENCE_TITLES</comment>
      <translation>Wiederhergestellt (vorhergesagt) − roh ({how})</translation>
    </message>
    <message>
      <source>predicted − raw ({how})</source>
      <comment>DIFFERENCE_TITLES</comment>
      <translation>vorhergesagt − roh ({how})</translation>
    </message>
    <message>
      <source>predicted − raw</source>
      <comment>DIFFERENCE_TITLES</comment>
      <translation>vorhergesagt − roh</translation>
    </message>
    <message>
      <source>restored − raw</source>
      <comment>DIFFERENCE_LEGEND</comment>
      <translation>Ergebnis − roh</translation>
    </message>
    <message>
      <source>Divider of raw and restored, {plane}</source>
      <comment>SWIPE_GRIP</comment>
      <translation>Trennlinie zwischen roh und wiederhergestellt, {plane}</translation>
    </message>
    <message>
      <source>Raw left, restored right; drag, or use the arrow keys (Shift: faster)</source>
      <comment>SWIPE_GRIP_TIP</comment>
      <translation>Roh links, wiederhergestellt rechts; ziehen oder Pfeiltasten (Umschalt: schneller)</translation>
    </message>
    <message>
      <source>Options</source>
      <comment>COMPARE_OPTIONS</comment>
      <translation>Mehr</translation>
    </message>
    <message>
      <source>Rate of blinking, colours of the difference, how raw is shown</source>
      <comment>COMPARE_OPTIONS_TIP</comment>
      <translation>Tempo des Blinkens, Farben der Differenz, Darstellung der Rohdaten</translation>
    </message>
    <message>
      <source>Blink: each stays</source>
      <comment>BLINK_PERIOD</comment>
      <translation>Blinken: jedes bleibt</translation>
    </message>
    <message>
      <source>until a key is pressed (B)</source>
      <comment>BLINK_BY_KEY</comment>
      <translation>bis zum Tastendruck (B)</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <comment>BLINK_SECONDS</comment>
      <translation>{seconds} s</translation>
    </message>
    <message>
      <source>Difference: full colour at ±</source>
      <comment>DIFFERENCE_RANGE</comment>
      <translation>Differenz: volle Farbe bei ±</translation>
    </message>
    <message>
      <source>Difference shown in full colour; empty follows the contrast</source>
      <comment>DIFFERENCE_RANGE_TIP</comment>
      <translation>Differenz, die in voller Farbe erscheint; leer folgt sie dem Kontrast</translation>
    </message>
    <message>
      <source>auto</source>
      <comment>DIFFERENCE_RANGE_AUTO</comment>
      <translation>auto</translation>
    </message>
    <message>
      <source>Overlay</source>
      <comment>OVERLAY</comment>
      <translation>Overlay</translation>
    </message>
    <message>
      <source>Lay the trust map or a label map over the slices</source>
      <comment>OVERLAY_TIP</comment>
      <translation>Die Vertrauenskarte oder eine Labelkarte über die Schnitte legen</translation>
    </message>
    <message>
      <source>Overlay: {name} ▾</source>
      <comment>OVERLAY_SHOWN</comment>
      <translation>Overlay: {name} ▾</translation>
    </message>
    <message>
      <source>Nothing</source>
      <comment>OVERLAY_NOTHING</comment>
      <translation>Nichts</translation>
    </message>
    <message>
      <source>Veil where trust is low</source>
      <comment>OVERLAY_VEIL</comment>
      <translation>Schleier, wo das Vertrauen gering ist</translation>
    </message>
    <message>
      <source>Trust in colours</source>
      <comment>OVERLAY_HEAT</comment>
      <translation>Vertrauen in Farben</translation>
    </message>
    <message>
      <source>Labels</source>
      <comment>OVERLAY_LABELS</comment>
      <translation>Labels</translation>
    </message>
    <message>
      <source>veil</source>
      <comment>OVERLAY_SHORT</comment>
      <translation>Schleier</translation>
    </message>
    <message>
      <source>trust</source>
      <comment>OVERLAY_SHORT</comment>
      <translation>Vertrauen</translation>
    </message>
    <message>
      <source>labels</source>
      <comment>OVERLAY_SHORT</comment>
      <translation>Labels</translation>
    </message>
    <message>
      <source>Veil below</source>
      <comment>OVERLAY_THRESHOLD</comment>
      <translation>Schleier unter</translation>
    </message>
    <message>
      <source>Voxels with less trust are veiled; below 0.5 they are more likely wrong than right, by more than twice the noise</source>
      <comment>OVERLAY_THRESHOLD_TIP</comment>
      <translation>Voxel mit weniger Vertrauen werden verschleiert; unter 0,5 sind sie eher falsch als richtig, um mehr als das Doppelte des Rauschens</translation>
    </message>
    <message>
      <source>Opacity</source>
      <comment>OVERLAY_OPACITY</comment>
      <translation>Deckkraft</translation>
    </message>
    <message>
      <source>{percent} %</source>
      <comment>OVERLAY_PERCENT</comment>
      <translation>{percent} %</translation>
    </message>
    <message>
      <source>Open label map…</source>
      <comment>OVERLAY_OPEN_LABELS</comment>
      <translation>Labelkarte öffnen…</translation>
    </message>
    <message>
      <source>Open a stack of whole numbers on the same grid: 0 is nothing, n object n</source>
      <comment>OVERLAY_OPEN_LABELS_TIP</comment>
      <translation>Einen Stapel ganzer Zahlen auf demselben Gitter öffnen: 0 ist nichts, n das Objekt n</translation>
    </message>
    <message>
      <source>Open a label map</source>
      <comment>OVERLAY_LABELS_TITLE</comment>
      <translation>Labelkarte öffnen</translation>
    </message>
    <message>
      <source>trust</source>
      <comment>TRUST_LEGEND</comment>
      <translation>Vertrauen</translation>
    </message>
    <message>
      <source>Trust is itself predicted; it is no evidence for or against a structure.</source>
      <comment>TRUST_NOTE</comment>
      <translation>Das Vertrauen ist selbst vorhergesagt; es beweist nichts für oder gegen eine Struktur.</translation>
    </message>
    <message>
      <source>A restored stack is needed first.</source>
      <comment>NO_TRUST_WITHOUT_RESULT</comment>
      <translation>Zuerst wird ein wiederhergestellter Bildstapel gebraucht.</translation>
    </message>
    <message>
      <source>There is no trust map beside {name}</source>
      <comment>NO_TRUST_MAP</comment>
      <translation>Neben {name} liegt keine Vertrauenskarte</translation>
    </message>
    <message>
      <source>restore again with the trust map switched on</source>
      <comment>NO_TRUST_MAP_REMEDY</comment>
      <translation>stellen Sie noch einmal wieder her, mit eingeschalteter Vertrauenskarte</translation>
    </message>
    <message>
      <source>{map} belongs to another result than {name}</source>
      <comment>TRUST_MAP_OF_ANOTHER</comment>
      <translation>{map} gehört zu einem anderen Ergebnis als {name}</translation>
    </message>
    <message>
      <source>restore again, or put the map that was made with it beside it</source>
      <comment>TRUST_MAP_OF_ANOTHER_REMEDY</comment>
      <translation>stellen Sie noch einmal wieder her, oder legen Sie die Karte daneben, die damit gemacht wurde</translation>
    </message>
    <message>
      <source>{name} has {x} × {y} × {z} voxels, which is neither the grid of the raw nor of the restored stack</source>
      <comment>LABELS_ODD_GRID</comment>
      <translation>{name} hat {x} × {y} × {z} Voxel; das ist weder das Gitter des rohen noch das des wiederhergestellten Bildstapels</translation>
    </message>
    <message>
      <source>open a label map that was made of one of the two</source>
      <comment>LABELS_ODD_GRID_REMEDY</comment>
      <translation>öffnen Sie eine Labelkarte, die aus einem der beiden gemacht wurde</translation>
    </message>
    <message>
      <source>{name} holds no whole numbers but {dtype}</source>
      <comment>LABELS_NOT_WHOLE</comment>
      <translation>{name} enthält keine ganzen Zahlen, sondern {dtype}</translation>
    </message>
    <message>
      <source>save the labels as 8, 16 or 32-bit integers</source>
      <comment>LABELS_NOT_WHOLE_REMEDY</comment>
      <translation>speichern Sie die Labels als ganze Zahlen mit 8, 16 oder 32 Bit</translation>
    </message>
    <message>
      <source>trust {trust}</source>
      <comment>STATUS_TRUST</comment>
      <translation>Vertrauen {trust}</translation>
    </message>
    <message>
      <source>label {label}</source>
      <comment>STATUS_LABEL</comment>
      <translation>Label {label}</translation>
    </message>
    <message>
      <source>no label</source>
      <comment>STATUS_NO_LABEL</comment>
      <translation>kein Label</translation>
    </message>
  </context>
  <context>
    <name>engine</name>
    <message>
      <source>Reading the stack</source>
      <comment>STAGES</comment>
      <translation>Bildstapel wird gelesen</translation>
    </message>
    <message>
      <source>Measuring blur and noise</source>
      <comment>STAGES</comment>
      <translation>Unschärfe und Rauschen werden gemessen</translation>
    </message>
    <message>
      <source>Fine-tuning the network</source>
      <comment>STAGES</comment>
      <translation>Netz wird feinabgestimmt</translation>
    </message>
    <message>
      <source>Restoring XZ slices</source>
      <comment>STAGES</comment>
      <translation>XZ-Schnitte werden wiederhergestellt</translation>
    </message>
    <message>
      <source>Restoring YZ slices</source>
      <comment>STAGES</comment>
      <translation>YZ-Schnitte werden wiederhergestellt</translation>
    </message>
    <message>
      <source>Fitting the prediction to the raw planes</source>
      <comment>STAGES</comment>
      <translation>Vorhersage wird an die rohen Ebenen angepasst</translation>
    </message>
    <message>
      <source>Deconvolving</source>
      <comment>STAGES</comment>
      <translation>Wird entfaltet</translation>
    </message>
    <message>
      <source>Judging where to trust it</source>
      <comment>STAGES</comment>
      <translation>Vertrauen wird beurteilt</translation>
    </message>
    <message>
      <source>Measuring the result</source>
      <comment>STAGES</comment>
      <translation>Ergebnis wird vermessen</translation>
    </message>
    <message>
      <source>Measuring structures</source>
      <comment>STAGES</comment>
      <translation>Strukturen werden vermessen</translation>
    </message>
    <message>
      <source>Drawing the demo</source>
      <comment>STAGES</comment>
      <translation>Die Demo wird gezeichnet</translation>
    </message>
    <message>
      <source>Writing the result</source>
      <comment>STAGES</comment>
      <translation>Ergebnis wird geschrieben</translation>
    </message>
    <message>
      <source>Z is {ratio}× coarser than XY; the method claims 2–{most}× and is of use up to about {limit}×. Most of what the result shows between the planes is guesswork.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>Z ist {ratio}× gröber als XY; die Methode ist für 2–{most}× gedacht und bis etwa {limit}× von Nutzen. Das meiste, was das Ergebnis zwischen den Ebenen zeigt, ist geraten.</translation>
    </message>
    <message>
      <source>Z is {ratio}× coarser than XY, more than the 2–{most}× that the method claims. Check details with care.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>Z ist {ratio}× gröber als XY, mehr als die 2–{most}×, für die die Methode gedacht ist. Prüfen Sie Einzelheiten mit Sorgfalt.</translation>
    </message>
    <message>
      <source>The stack has only {planes} planes; its axial blur can be measured roughly at best.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>Der Bildstapel hat nur {planes} Ebenen; seine axiale Unschärfe lässt sich bestenfalls grob messen.</translation>
    </message>
    <message>
      <source>Plane {number} of {name}: far darker or brighter than the planes beside, as when the light or the detector skips. The result has bands there; cut such planes off, or take the stack again.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>Ebene {number} von {name}: viel dunkler oder heller als die Ebenen daneben, wie wenn Licht oder Detektor aussetzen. Das Ergebnis hat dort Streifen; schneiden Sie solche Ebenen ab, oder nehmen Sie den Bildstapel neu auf.</translation>
    </message>
    <message>
      <source>Planes {numbers} and others of {name}: far darker or brighter than the planes beside, as when the light or the detector skips. The result has bands there; cut such planes off, or take the stack again.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>Ebenen {numbers} und andere von {name}: viel dunkler oder heller als die Ebenen daneben, wie wenn Licht oder Detektor aussetzen. Das Ergebnis hat dort Streifen; schneiden Sie solche Ebenen ab, oder nehmen Sie den Bildstapel neu auf.</translation>
    </message>
    <message>
      <source>Planes {numbers} of {name}: far darker or brighter than the planes beside, as when the light or the detector skips. The result has bands there; cut such planes off, or take the stack again.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>Ebenen {numbers} von {name}: viel dunkler oder heller als die Ebenen daneben, wie wenn Licht oder Detektor aussetzen. Das Ergebnis hat dort Streifen; schneiden Sie solche Ebenen ab, oder nehmen Sie den Bildstapel neu auf.</translation>
    </message>
    <message>
      <source>{name}: the image changes at once between planes {numbers}, as where recordings were joined or the sample moved. Nothing can be known between them: cut the stack there and restore the parts apart.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>{name}: Zwischen den Ebenen {numbers} ändert sich das Bild schlagartig, als wären dort Aufnahmen aneinandergefügt worden oder als hätte sich die Probe bewegt. Was dazwischen liegt, lässt sich nicht wissen: Schneiden Sie den Stapel dort und stellen Sie die Teile einzeln wieder her.</translation>
    </message>
    <message>
      <source>{share} % of the voxels of {name} are saturated; brightness and shape cannot be trusted there. Record with less light or gain.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>{share} % der Voxel von {name} sind gesättigt; Helligkeit und Form sind dort nicht verlässlich. Nehmen Sie mit weniger Licht oder Verstärkung auf.</translation>
    </message>
    <message>
      <source>The planes lie {length} µm apart and the pixels {length2} µm, so that axial and lateral steps agree already; a restoration can only remove axial blur.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>Die Ebenen liegen {length} µm auseinander und die Pixel {length2} µm, axialer und lateraler Schritt stimmen also schon überein; eine Wiederherstellung kann nur axiale Unschärfe entfernen.</translation>
    </message>
    <message>
      <source>{name}: odd lines are shifted by {number} pixels against even ones, as when a scan in both directions is out of phase; the restoration takes the comb for structure. Correct the scan phase in the microscope's software and save the stack again.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>{name}: Ungerade Zeilen sind gegen gerade um {number} Pixel verschoben, wie wenn beim Scannen in beide Richtungen die Phase nicht stimmt; die Wiederherstellung hält den Kamm für Struktur. Korrigieren Sie die Scanphase in der Mikroskopsoftware, und speichern Sie den Bildstapel neu.</translation>
    </message>
    <message>
      <source>{name}: planes far apart are as alike as neighbours (correlation {ratio} against {ratio2}), as in a time series. If all are of one depth, change the axis order; there is nothing to restore along time.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>{name}: Weit entfernte Ebenen gleichen sich so sehr wie benachbarte (Korrelation {ratio} gegen {ratio2}), wie in einer Zeitreihe. Wenn alle aus einer Tiefe stammen, ändern Sie die Achsenfolge; entlang der Zeit gibt es nichts wiederherzustellen.</translation>
    </message>
    <message>
      <source>{name} looks as sharp along z as in the plane already; expect little change.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>{name} sieht entlang z schon so scharf aus wie in der Ebene; erwarten Sie wenig Änderung.</translation>
    </message>
    <message>
      <source>{name} loses {share} % of its brightness from the first plane to the last: bleaching, light lost in the sample, or less to see there. Intensities are left as they are; do not compare brightness between depths.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>{name} verliert von der ersten zur letzten Ebene {share} % der Helligkeit: Ausbleichen, Lichtverlust in der Probe, oder dort ist weniger zu sehen. Intensitäten bleiben, wie sie sind; vergleichen Sie keine Helligkeiten zwischen Tiefen.</translation>
    </message>
    <message>
      <source>{name} gains {share} % of its brightness from the first plane to the last: bleaching, light lost in the sample, or less to see there. Intensities are left as they are; do not compare brightness between depths.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>{name} gewinnt von der ersten zur letzten Ebene {share} % an Helligkeit: Ausbleichen, Lichtverlust in der Probe, oder dort ist mehr zu sehen. Intensitäten bleiben, wie sie sind; vergleichen Sie keine Helligkeiten zwischen Tiefen.</translation>
    </message>
    <message>
      <source>{name}: the stack is blurred by {width} µm more along z than in the plane, where the microscope that the file names should give {width2} µm; the stack is believed. Check the voxel size and the objective.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>{name}: Der Bildstapel ist entlang z um {width} µm unschärfer als in der Ebene; das Mikroskop, das die Datei nennt, sollte {width2} µm ergeben. Dem Bildstapel wird geglaubt. Prüfen Sie Voxelgröße und Objektiv.</translation>
    </message>
    <message>
      <source>{name}: how it is blurred along z is not clear enough to check the prediction against the raw planes (strong aberration, a blur that changes with depth, or widefield haze); the result is the network's alone.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>{name}: Die Unschärfe entlang z ist nicht klar genug, um die Vorhersage an den rohen Ebenen zu prüfen (starke Aberration, eine Unschärfe, die sich mit der Tiefe ändert, oder Weitfeldschleier); das Ergebnis ist allein das des Netzes.</translation>
    </message>
    <message>
      <source>{name}: the tuned model is from a stack of another voxel size, type or channel.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>{name}: Das abgestimmte Modell stammt von einem Bildstapel mit anderer Voxelgröße, anderem Typ oder Kanal.</translation>
    </message>
    <message>
      <source>{name}: the tuned model does not fit this stack; on its planes it errs more than the untuned network ({figures}). Tune the network anew.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>{name}: Das abgestimmte Modell passt nicht zu diesem Bildstapel; auf seinen Ebenen irrt es mehr als das nicht abgestimmte Netz ({figures}). Stimmen Sie das Netz neu ab.</translation>
    </message>
    <message>
      <source>The PSF {name} does not fade: at its edge it still has {share} % of its peak. Where that is background, subtract it; where it was cut off, what is restored has halos.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>Die PSF {name} klingt nicht ab: Am Rand hat sie noch {share} % ihres Gipfels. Ist das Untergrund, ziehen Sie ihn ab; ist sie abgeschnitten, bekommt das Wiederhergestellte Höfe.</translation>
    </message>
    <message>
      <source>Memory is short: {name} is tuned with fewer patches at a time, which takes longer.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>Der Speicher ist knapp: {name} wird mit weniger Ausschnitten auf einmal abgestimmt; das dauert länger.</translation>
    </message>
    <message>
      <source>Memory is short: slices are restored in smaller tiles.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>Der Speicher ist knapp: Schnitte werden in kleineren Kacheln wiederhergestellt.</translation>
    </message>
    <message>
      <source>Memory is short: the stack is deconvolved in smaller tiles.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>Der Speicher ist knapp: Der Bildstapel wird in kleineren Kacheln entfaltet.</translation>
    </message>
    <message>
      <source>{name} could not be made (the log says why); {name2} holds all its numbers.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>{name} konnte nicht gemacht werden (das Protokoll sagt, warum); {name2} enthält alle Zahlen.</translation>
    </message>
    <message>
      <source>There is no trust map beside this result: {reason}. The result itself is whole.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>Neben diesem Ergebnis gibt es keine Vertrauenskarte: {reason}. Das Ergebnis selbst ist vollständig.</translation>
    </message>
    <message>
      <source>It began on {device} and goes on with {device2}; in the last digits the result may differ from that of one device.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>Es begann auf {device} und geht auf {device2} weiter; in den letzten Stellen kann das Ergebnis von dem eines einzigen Geräts abweichen.</translation>
    </message>
    <message>
      <source>Nothing was kept of an earlier run; it starts from the beginning.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>Von einem früheren Lauf wurde nichts behalten; es beginnt von vorn.</translation>
    </message>
    <message>
      <source>{scene} is left out: {reason}</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>{scene} wird ausgelassen: {reason}</translation>
    </message>
    <message>
      <source>{name} has one value everywhere and is passed through.</source>
      <comment>ENGINE_CAUTIONS</comment>
      <translation>{name} hat überall denselben Wert und wird unverändert durchgereicht.</translation>
    </message>
    <message>
      <source>{name}: along z the image is taken to be blurred by {width} µm ({low}–{high}) more than in the plane (full width at half maximum, {origin}).</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>{name}: Entlang z gilt das Bild als um {width} µm ({low}–{high}) unschärfer als in der Ebene (Halbwertsbreite, {origin}).</translation>
    </message>
    <message>
      <source>{name}: along z the image is taken to be blurred by {width} µm ({low}–{high}) more than in the plane (full width at half maximum, {origin}); it changes with depth, about {first}, {middle} and {last} µm in the first, middle and last third.</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>{name}: Entlang z gilt das Bild als um {width} µm ({low}–{high}) unschärfer als in der Ebene (Halbwertsbreite, {origin}); das ändert sich mit der Tiefe, etwa {first}, {middle} und {last} µm im ersten, mittleren und letzten Drittel.</translation>
    </message>
    <message>
      <source>measured from the stack</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>am Bildstapel gemessen</translation>
    </message>
    <message>
      <source>judged from the microscope's optics</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>nach der Optik des Mikroskops geschätzt</translation>
    </message>
    <message>
      <source>judged from the voxel size</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>nach der Voxelgröße geschätzt</translation>
    </message>
    <message>
      <source>{name}: noise of {share} % of the brightness range at its middle, like that of {photons} photons at the brightest; background at {level}.</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>{name}: Rauschen von {share} % des Helligkeitsbereichs in dessen Mitte, wie das von {photons} Photonen an der hellsten Stelle; Untergrund bei {level}.</translation>
    </message>
    <message>
      <source>{name}: noise of {share} % of the brightness range at its middle; background at {level}.</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>{name}: Rauschen von {share} % des Helligkeitsbereichs in dessen Mitte; Untergrund bei {level}.</translation>
    </message>
    <message>
      <source>{name}: the finest detail repeats every {period} µm in the plane and every {period2} µm along z, as fine as the planes can show (decorrelation analysis).</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>{name}: Die feinste Einzelheit wiederholt sich alle {period} µm in der Ebene und alle {period2} µm entlang z, so fein, wie die Ebenen es zeigen können (Dekorrelationsanalyse).</translation>
    </message>
    <message>
      <source>{name}: the finest detail repeats every {period} µm in the plane and every {period2} µm along z (decorrelation analysis).</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>{name}: Die feinste Einzelheit wiederholt sich alle {period} µm in der Ebene und alle {period2} µm entlang z (Dekorrelationsanalyse).</translation>
    </message>
    <message>
      <source>{name}: {share} % of the network was tuned in {steps} steps; the error on held-out planes went from {before} to {after} % of the signal.</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>{name}: {share} % des Netzes wurden in {steps} Schritten abgestimmt; der Fehler auf zurückgehaltenen Ebenen sank von {before} auf {after} % des Signals.</translation>
    </message>
    <message>
      <source>{name}: {share} % of the network was tuned in {steps} steps, after {steps2} in the preview; the error on held-out planes went from {before} to {after} % of the signal.</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>{name}: {share} % des Netzes wurden in {steps} Schritten abgestimmt, nach {steps2} in der Vorschau; der Fehler auf zurückgehaltenen Ebenen ging von {before} auf {after} % des Signals.</translation>
    </message>
    <message>
      <source>The preview is of {x}×{y}×{z} voxels, where there is most structure.</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>Die Vorschau umfasst {x}×{y}×{z} Voxel, wo am meisten Struktur ist.</translation>
    </message>
    <message>
      <source>The preview is of {x}×{y}×{z} voxels in the middle of the stack.</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>Die Vorschau umfasst {x}×{y}×{z} Voxel in der Mitte des Stapels.</translation>
    </message>
    <message>
      <source>The tuning of the preview is repeated, since it was not kept.</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>Die Abstimmung der Vorschau wird wiederholt, da sie nicht aufbewahrt wurde.</translation>
    </message>
    <message>
      <source>{name}: restored with the network that was tuned on scene {number}.</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>{name}: wiederhergestellt mit dem Netz, das an Szene {number} abgestimmt wurde.</translation>
    </message>
    <message>
      <source>{name}: restored with the network that was tuned on {name2}; on planes of this stack it errs less than the untuned one ({figures}).</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>{name}: wiederhergestellt mit dem Netz, das an {name2} abgestimmt wurde; auf Ebenen dieses Bildstapels irrt es weniger als das nicht abgestimmte ({figures}).</translation>
    </message>
    <message>
      <source>{before} against {after} % of the signal</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>{before} gegen {after} % des Signals</translation>
    </message>
    <message>
      <source>To need less memory, slices are restored in tiles of {tile} voxels, and fewer at a time.</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>Um weniger Speicher zu brauchen, werden Schnitte in Kacheln von {tile} Voxeln wiederhergestellt, und weniger auf einmal.</translation>
    </message>
    <message>
      <source>{name}: the prediction is made consistent with the raw planes in {steps} steps, {how}. At pixels kept back as a test, what it leaves unexplained goes from {before} to {after} times the noise's variance.</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>{name}: Die Vorhersage wird in {steps} Schritten mit den rohen Ebenen in Einklang gebracht, {how}. An zurückgehaltenen Testpixeln ändert sich, was sie unerklärt lässt, vom {before}- auf das {after}‑Fache der Varianz des Rauschens.</translation>
    </message>
    <message>
      <source>with the PSF that was given</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>mit der angegebenen PSF</translation>
    </message>
    <message>
      <source>as of a confocal or two-photon microscope with {width} µm axial resolution (full width at half maximum, as stack and prediction tell)</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>wie bei einem Konfokal- oder Zwei-Photonen-Mikroskop mit {width} µm axialer Auflösung (Halbwertsbreite, nach Bildstapel und Vorhersage)</translation>
    </message>
    <message>
      <source>as of a light-sheet microscope with {width} µm axial resolution (full width at half maximum, as stack and prediction tell)</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>wie bei einem Lichtblattmikroskop mit {width} µm axialer Auflösung (Halbwertsbreite, nach Bildstapel und Vorhersage)</translation>
    </message>
    <message>
      <source>as of a widefield microscope with {width} µm axial resolution (full width at half maximum, as stack and prediction tell)</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>wie bei einem Weitfeldmikroskop mit {width} µm axialer Auflösung (Halbwertsbreite, nach Bildstapel und Vorhersage)</translation>
    </message>
    <message>
      <source>{name}: deconvolved by {method}, {steps} steps, under a Gaussian blur along z of {width} µm (full width at half maximum).</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>{name}: entfaltet mit {method}, {steps} Schritte, unter einer Gaußschen Unschärfe entlang z von {width} µm (Halbwertsbreite).</translation>
    </message>
    <message>
      <source>{name}: deconvolved by {method}, {steps} steps, with the PSF {name2}.</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>{name}: entfaltet mit {method}, {steps} Schritte, mit der PSF {name2}.</translation>
    </message>
    <message>
      <source>Richardson–Lucy with total variation</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>Richardson–Lucy mit totaler Variation</translation>
    </message>
    <message>
      <source>FISTA with total variation</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>FISTA mit totaler Variation</translation>
    </message>
    <message>
      <source>{name}: the trust map flags {share} % of the voxels, where the result is more likely than not to be wrong by more than twice the noise; {share2} % of them are right with at least nine chances in ten.</source>
      <comment>ENGINE_FINDINGS</comment>
      <translation>{name}: Die Vertrauenskarte kennzeichnet {share} % der Voxel, an denen das Ergebnis eher als nicht um mehr als das Doppelte des Rauschens falsch ist; {share2} % der Voxel sind mit mindestens neun von zehn Chancen richtig.</translation>
    </message>
    <message>
      <source>{share} % of the voxels around are more likely wrong than right</source>
      <comment>PLACES_WHY</comment>
      <translation>{share} % der Voxel ringsum sind eher falsch als richtig</translation>
    </message>
    <message>
      <source>the XZ and the YZ pass differ by {ratio} times the noise</source>
      <comment>PLACES_WHY</comment>
      <translation>XZ- und YZ-Durchgang unterscheiden sich um das {ratio}‑Fache des Rauschens</translation>
    </message>
    <message>
      <source>the result departs from the raw planes by {ratio} times the noise</source>
      <comment>PLACES_WHY</comment>
      <translation>das Ergebnis weicht von den rohen Ebenen um das {ratio}‑Fache des Rauschens ab</translation>
    </message>
    <message>
      <source>Small and quick, for PCs without a GPU.</source>
      <comment>NETWORK_WORDS</comment>
      <translation>Klein und schnell, für PCs ohne GPU.</translation>
    </message>
    <message>
      <source>Four times as large: ahead in most tissue, but not on thin fibres.</source>
      <comment>NETWORK_WORDS</comment>
      <translation>Viermal so groß: in den meisten Geweben voraus, aber nicht bei dünnen Fasern.</translation>
    </message>
    <message>
      <source>Imported from {name}.</source>
      <comment>NETWORK_WORDS</comment>
      <translation>Importiert aus {name}.</translation>
    </message>
    <message>
      <source>made for colour images; turned into the grey network that gives the mean of its colours</source>
      <comment>NETWORK_WORDS</comment>
      <translation>für Farbbilder gemacht; in das graue Netz umgewandelt, das das Mittel seiner Farben ergibt</translation>
    </message>
    <message>
      <source>procedural structures and photographs, {steps} steps of Charbonnier loss, the last {steps2} with two neighbours on either side (ssai3d_app.engine.pretraining)</source>
      <comment>NETWORK_WORDS</comment>
      <translation>künstliche Strukturen und Fotos, {steps} Schritte mit Charbonnier-Verlust, die letzten {steps2} mit zwei Nachbarn auf jeder Seite (ssai3d_app.engine.pretraining)</translation>
    </message>
    <message>
      <source>the network “fast” with each channel doubled, {steps} steps more of the same (ssai3d_app.engine.pretraining)</source>
      <comment>NETWORK_WORDS</comment>
      <translation>das Netz „fast“ mit verdoppelten Kanälen, {steps} weitere Schritte derselben Art (ssai3d_app.engine.pretraining)</translation>
    </message>
    <message>
      <source>The computation does not answer; the computer may be short of memory</source>
      <comment>JOB_WHY</comment>
      <translation>Die Berechnung antwortet nicht; vielleicht fehlt dem Computer Speicher</translation>
    </message>
    <message>
      <source>It waits for a disk or network drive that does not answer</source>
      <comment>JOB_WHY</comment>
      <translation>Sie wartet auf einen Datenträger oder ein Netzlaufwerk, das nicht antwortet</translation>
    </message>
    <message>
      <source>It computes, but has come no further for a long time</source>
      <comment>JOB_WHY</comment>
      <translation>Sie rechnet, ist aber lange nicht weitergekommen</translation>
    </message>
    <message>
      <source>The queue is stopped</source>
      <comment>JOB_WHY</comment>
      <translation>Die Warteschlange ist angehalten</translation>
    </message>
    <message>
      <source>It needs the result of a job that was removed; add it again</source>
      <comment>JOB_WHY</comment>
      <translation>Er braucht das Ergebnis eines Auftrags, der entfernt wurde; fügen Sie ihn wieder hinzu</translation>
    </message>
    <message>
      <source>It needs the result of “{title}”, which failed; retry that</source>
      <comment>JOB_WHY</comment>
      <translation>Er braucht das Ergebnis von „{title}“, das fehlgeschlagen ist; wiederholen Sie jenes</translation>
    </message>
    <message>
      <source>It needs the result of “{title}”, which was cancelled; retry that</source>
      <comment>JOB_WHY</comment>
      <translation>Er braucht das Ergebnis von „{title}“, das abgebrochen wurde; wiederholen Sie jenes</translation>
    </message>
    <message>
      <source>It waits for “{title}”</source>
      <comment>JOB_WHY</comment>
      <translation>Er wartet auf „{title}“</translation>
    </message>
    <message>
      <source>It waits until {time} on {date}</source>
      <comment>JOB_WHY</comment>
      <translation>Er wartet bis {time} am {date}</translation>
    </message>
    <message>
      <source>Whether {name} is unchanged cannot be told: the record has no fingerprint.</source>
      <comment>RUN_REMARKS</comment>
      <translation>Ob {name} unverändert ist, lässt sich nicht sagen: Die Aufzeichnung hat keinen Fingerabdruck.</translation>
    </message>
    <message>
      <source>{name} is not the file that was restored then: its content has changed.</source>
      <comment>RUN_REMARKS</comment>
      <translation>{name} ist nicht die Datei, die damals wiederhergestellt wurde: Ihr Inhalt hat sich geändert.</translation>
    </message>
    <message>
      <source>It was made with {version}, and would now be with {version2}.</source>
      <comment>RUN_REMARKS</comment>
      <translation>Es wurde mit {version} gemacht und würde jetzt mit {version2} gemacht.</translation>
    </message>
    <message>
      <source>The network it was made with is neither part of this version nor imported.</source>
      <comment>RUN_REMARKS</comment>
      <translation>Das Netz, mit dem es gemacht wurde, gehört weder zu dieser Version, noch ist es importiert.</translation>
    </message>
    <message>
      <source>The preset “{preset}” has changed since: {words}.</source>
      <comment>RUN_REMARKS</comment>
      <translation>Die Qualität „{preset}“ hat sich seitdem geändert: {words}.</translation>
    </message>
    <message>
      <source>Its job is not among those of this computer; run it again.</source>
      <comment>RUN_REMARKS</comment>
      <translation>Sein Auftrag ist nicht unter denen dieses Computers; führen Sie den Lauf noch einmal aus.</translation>
    </message>
    <message>
      <source>The list of jobs was damaged and has been put aside as {name}; a new one was begun. Results are not touched. ({error})</source>
      <comment>RUN_REMARKS</comment>
      <translation>Die Liste der Aufträge war beschädigt und wurde als {name} beiseitegelegt; eine neue wurde begonnen. Ergebnisse sind nicht betroffen. ({error})</translation>
    </message>
    <message>
      <source>add a file</source>
      <comment>RUN_REMARKS</comment>
      <translation>Datei hinzufügen</translation>
    </message>
    <message>
      <source>add {count} files</source>
      <comment>RUN_REMARKS</comment>
      <translation>{count} Dateien hinzufügen</translation>
    </message>
    <message>
      <source>remove a file</source>
      <comment>RUN_REMARKS</comment>
      <translation>Datei entfernen</translation>
    </message>
    <message>
      <source>remove a run</source>
      <comment>RUN_REMARKS</comment>
      <translation>Lauf entfernen</translation>
    </message>
    <message>
      <source>remove {count} files</source>
      <comment>RUN_REMARKS</comment>
      <translation>{count} Dateien entfernen</translation>
    </message>
    <message>
      <source>remove {count} runs</source>
      <comment>RUN_REMARKS</comment>
      <translation>{count} Läufe entfernen</translation>
    </message>
    <message>
      <source>entered by the user</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>vom Benutzer eingegeben</translation>
    </message>
    <message>
      <source>{axes} entered by the user; {axes2} from {source}</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>{axes} vom Benutzer eingegeben; {axes2} aus {source}</translation>
    </message>
    <message>
      <source>{source}, confirmed by the user</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>{source}, vom Nutzer bestätigt</translation>
    </message>
    <message>
      <source>CZI metadata</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>CZI-Metadaten</translation>
    </message>
    <message>
      <source>CZI metadata (z from its planes)</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>CZI-Metadaten (z aus den Ebenen)</translation>
    </message>
    <message>
      <source>LIF metadata</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>LIF-Metadaten</translation>
    </message>
    <message>
      <source>ND2 metadata</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>ND2-Metadaten</translation>
    </message>
    <message>
      <source>OME metadata</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>OME-Metadaten</translation>
    </message>
    <message>
      <source>OME-Zarr metadata</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>OME-Zarr-Metadaten</translation>
    </message>
    <message>
      <source>ImageJ metadata</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>ImageJ-Metadaten</translation>
    </message>
    <message>
      <source>LSM metadata</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>LSM-Metadaten</translation>
    </message>
    <message>
      <source>STK metadata</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>STK-Metadaten</translation>
    </message>
    <message>
      <source>FluoView metadata</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>FluoView-Metadaten</translation>
    </message>
    <message>
      <source>spinning disk</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>Spinning Disk</translation>
    </message>
    <message>
      <source>confocal</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>konfokal</translation>
    </message>
    <message>
      <source>widefield</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>Weitfeld</translation>
    </message>
    <message>
      <source>light-sheet</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>Lichtblatt</translation>
    </message>
    <message>
      <source>multiphoton</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>Mehrphotonen</translation>
    </message>
    <message>
      <source>silicone oil</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>Silikonöl</translation>
    </message>
    <message>
      <source>oil</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>Öl</translation>
    </message>
    <message>
      <source>water</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>Wasser</translation>
    </message>
    <message>
      <source>air</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>Luft</translation>
    </message>
    <message>
      <source>glycerol</source>
      <comment>SOURCES_OF_VOXELS</comment>
      <translation>Glyzerin</translation>
    </message>
    <message>
      <source>The file states a pixel size but no z step for its {planes} planes; enter it.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Datei nennt eine Pixelgröße, aber keinen z-Schritt für ihre {planes} Ebenen; geben Sie ihn ein.</translation>
    </message>
    <message>
      <source>The z step of {length} looks like a wrong unit; check the voxel size.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Der z-Schritt von {length} sieht nach einer falschen Einheit aus; prüfen Sie die Voxelgröße.</translation>
    </message>
    <message>
      <source>The pixel height of {length} looks like a wrong unit; check the voxel size.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Pixelhöhe von {length} sieht nach einer falschen Einheit aus; prüfen Sie die Voxelgröße.</translation>
    </message>
    <message>
      <source>The pixel width of {length} looks like a wrong unit; check the voxel size.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Pixelbreite von {length} sieht nach einer falschen Einheit aus; prüfen Sie die Voxelgröße.</translation>
    </message>
    <message>
      <source>The z step of {length}, for pixels of {length2}, is {ratio} times larger; check the voxel size.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Der z-Schritt von {length} ist bei Pixeln von {length2} {ratio}-mal größer; prüfen Sie die Voxelgröße.</translation>
    </message>
    <message>
      <source>The z step of {length}, for pixels of {length2}, is smaller, which few microscopes record; check the voxel size.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Der z-Schritt von {length} ist bei Pixeln von {length2} kleiner; das nehmen wenige Mikroskope so auf. Prüfen Sie die Voxelgröße.</translation>
    </message>
    <message>
      <source>An objective of NA {aperture} cannot have been used in {medium}.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Ein Objektiv mit NA {aperture} kann nicht in {medium} verwendet worden sein.</translation>
    </message>
    <message>
      <source>Channel {name} would emit at {length} nm, below its excitation at {length2} nm.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Kanal {name} würde bei {length} nm emittieren, unterhalb seiner Anregung bei {length2} nm.</translation>
    </message>
    <message>
      <source>The planes were recorded at an angle (lattice light-sheet) and are not deskewed; deskew the stack in ZEN before it is restored.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Ebenen wurden schräg aufgenommen (Gitter-Lichtblatt) und sind nicht entzerrt; entzerren Sie den Bildstapel in ZEN, bevor er wiederhergestellt wird.</translation>
    </message>
    <message>
      <source>These are raw phases (Airyscan or structured illumination), offered as channels; process the file in ZEN before it is restored.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Dies sind rohe Phasen (Airyscan oder strukturierte Beleuchtung), als Kanäle angeboten; verarbeiten Sie die Datei in ZEN, bevor sie wiederhergestellt wird.</translation>
    </message>
    <message>
      <source>Some places of the mosaic have no tile; their pixels are 0.</source>
      <comment>FILE_REMARKS</comment>
      <translation>An manchen Stellen des Mosaiks fehlt eine Kachel; dort sind die Pixel 0.</translation>
    </message>
    <message>
      <source>The metadata announce {count} {axis}, the file holds {found}.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Metadaten kündigen {count} {axis} an, die Datei enthält {found}.</translation>
    </message>
    <message>
      <source>The file states two z steps: {length} µm as voxel size, {length2} µm between its planes; the voxel size is used.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Datei nennt zwei z-Schritte: {length} µm als Voxelgröße, {length2} µm zwischen ihren Ebenen; die Voxelgröße gilt.</translation>
    </message>
    <message>
      <source>The times are not evenly spaced, so no time step is given.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Zeitpunkte liegen nicht gleich weit auseinander, daher ist kein Zeitschritt angegeben.</translation>
    </message>
    <message>
      <source>The objective is made for {medium}, the file says it was used in {medium2}.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Das Objektiv ist für {medium} gemacht, die Datei sagt, es wurde in {medium2} verwendet.</translation>
    </message>
    <message>
      <source>The general reader knows little of this format: check axes, voxel size and channel names.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Das allgemeine Leseprogramm weiß wenig über dieses Format: Prüfen Sie Achsen, Voxelgröße und Kanalnamen.</translation>
    </message>
    <message>
      <source>This is one tile of a tile scan; merge the tiles in LAS X to restore them as one.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Dies ist eine Kachel eines Mosaiks; fügen Sie die Kacheln in LAS X zusammen, um sie als eines wiederherzustellen.</translation>
    </message>
    <message>
      <source>The acquisition ended early: {count} of {total} positions were recorded.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Aufnahme endete vorzeitig: {count} von {total} Positionen wurden aufgenommen.</translation>
    </message>
    <message>
      <source>The acquisition ended early: {count} of {total} times hold all planes, and the rest is left out.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Aufnahme endete vorzeitig: {count} von {total} Zeitpunkten enthalten alle Ebenen, und der Rest wird ausgelassen.</translation>
    </message>
    <message>
      <source>The acquisition ended early: {count} of {total} times hold all planes, and time {number} is left out.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Aufnahme endete vorzeitig: {count} von {total} Zeitpunkten enthalten alle Ebenen, und Zeitpunkt {number} wird ausgelassen.</translation>
    </message>
    <message>
      <source>The acquisition ended early: {count} of {total} planes were recorded in every channel.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Aufnahme endete vorzeitig: {count} von {total} Ebenen wurden in jedem Kanal aufgenommen.</translation>
    </message>
    <message>
      <source>{count} of {total} planes were never recorded (channel {numbers}); their pixels are 0.</source>
      <comment>FILE_REMARKS</comment>
      <translation>{count} von {total} Ebenen wurden nie aufgenommen (Kanal {numbers}); ihre Pixel sind 0.</translation>
    </message>
    <message>
      <source>{count} of {total} planes were never recorded; their pixels are 0.</source>
      <comment>FILE_REMARKS</comment>
      <translation>{count} von {total} Ebenen wurden nie aufgenommen; ihre Pixel sind 0.</translation>
    </message>
    <message>
      <source>{count} of {total} planes were never recorded (channel {numbers}); they cannot be read.</source>
      <comment>FILE_REMARKS</comment>
      <translation>{count} von {total} Ebenen wurden nie aufgenommen (Kanal {numbers}); sie lassen sich nicht lesen.</translation>
    </message>
    <message>
      <source>{count} of {total} planes were never recorded; they cannot be read.</source>
      <comment>FILE_REMARKS</comment>
      <translation>{count} von {total} Ebenen wurden nie aufgenommen; sie lassen sich nicht lesen.</translation>
    </message>
    <message>
      <source>The file calls the image widefield, but a spinning disk ({name}) was in confocal mode.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Datei nennt das Bild Weitfeld, aber eine Spinning Disk ({name}) war im konfokalen Betrieb.</translation>
    </message>
    <message>
      <source>The file states the voxel size along {axis} as {value}.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Datei gibt die Voxelgröße entlang {axis} mit {value} an.</translation>
    </message>
    <message>
      <source>This file seems to be one of {count} planes; open its folder to read them as one stack.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Diese Datei ist anscheinend eine von {count} Ebenen; öffnen Sie ihren Ordner, um sie als einen Bildstapel zu lesen.</translation>
    </message>
    <message>
      <source>The distances between the planes differ; the middle one is given.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Abstände zwischen den Ebenen sind verschieden; der mittlere ist angegeben.</translation>
    </message>
    <message>
      <source>{count} further pages are left out.</source>
      <comment>FILE_REMARKS</comment>
      <translation>{count} weitere Seiten werden ausgelassen.</translation>
    </message>
    <message>
      <source>The description speaks of {times} times, {planes} planes and {channels} channels, but of {images} images; all are taken for planes along z.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Beschreibung spricht von {times} Zeitpunkten, {planes} Ebenen und {channels} Kanälen, aber von {images} Bildern; alle gelten als Ebenen entlang z.</translation>
    </message>
    <message>
      <source>The metadata place planes beyond the axes; those are left out.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Metadaten setzen Ebenen außerhalb der Achsen; diese werden ausgelassen.</translation>
    </message>
    <message>
      <source>The metadata place several planes at the same position; the first counts.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Metadaten setzen mehrere Ebenen an dieselbe Stelle; die erste gilt.</translation>
    </message>
    <message>
      <source>Only the first {count} of {total} times are in the file whole; the rest is left out.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Nur die ersten {count} von {total} Zeitpunkten sind vollständig in der Datei; der Rest wird ausgelassen.</translation>
    </message>
    <message>
      <source>{count} of {total} planes are missing from the file and cannot be read.</source>
      <comment>FILE_REMARKS</comment>
      <translation>{count} von {total} Ebenen fehlen in der Datei und lassen sich nicht lesen.</translation>
    </message>
    <message>
      <source>The metadata speak of {wide} × {high} pixels, the planes have {wide2} × {high2}; the planes count.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Metadaten sprechen von {wide} × {high} Pixeln, die Ebenen haben {wide2} × {high2}; die Ebenen gelten.</translation>
    </message>
    <message>
      <source>The metadata speak of pixels of type {type}, the planes hold {type2}; the planes count.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Metadaten sprechen von Pixeln vom Typ {type}, die Ebenen enthalten {type2}; die Ebenen gelten.</translation>
    </message>
    <message>
      <source>This file is a part of a Micro-Manager data set; its planes are given in the order of the file, whether they follow each other along z, channels or times.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Diese Datei ist Teil eines Micro-Manager-Datensatzes; ihre Ebenen stehen in der Reihenfolge der Datei, ob sie nun entlang z, Kanälen oder Zeitpunkten aufeinander folgen.</translation>
    </message>
    <message>
      <source>{count} further pages, of {sizes} pixels, do not belong to the stack of the first page and are left out.</source>
      <comment>FILE_REMARKS</comment>
      <translation>{count} weitere Seiten, mit {sizes} Pixeln, gehören nicht zum Bildstapel der ersten Seite und werden ausgelassen.</translation>
    </message>
    <message>
      <source>White is stored as 0 in this file; its numbers are given as they are stored.</source>
      <comment>FILE_REMARKS</comment>
      <translation>In dieser Datei ist Weiß als 0 gespeichert; die Zahlen stehen, wie sie gespeichert sind.</translation>
    </message>
    <message>
      <source>The pixels are numbers of colours in a palette, no intensities.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Pixel sind Nummern von Farben einer Palette, keine Intensitäten.</translation>
    </message>
    <message>
      <source>No pixel of this image was ever written; all have the fill value.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Kein Pixel dieses Bildes wurde je geschrieben; alle haben den Füllwert.</translation>
    </message>
    <message>
      <source>The coarser copy {number} is missing from the store.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die gröbere Kopie {number} fehlt im Speicher.</translation>
    </message>
    <message>
      <source>The coarser copy {number} holds other pixels and is left out.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die gröbere Kopie {number} enthält andere Pixel und wird ausgelassen.</translation>
    </message>
    <message>
      <source>The coarser copy {number} has other times or channels and is left out.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die gröbere Kopie {number} hat andere Zeitpunkte oder Kanäle und wird ausgelassen.</translation>
    </message>
    <message>
      <source>The coarser copy {number} is no smaller than the image and is left out.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die gröbere Kopie {number} ist nicht kleiner als das Bild und wird ausgelassen.</translation>
    </message>
    <message>
      <source>The coarser copy {number} lies at another place and is left out.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die gröbere Kopie {number} liegt an anderer Stelle und wird ausgelassen.</translation>
    </message>
    <message>
      <source>The store's OME-XML describes an image of another size and is left aside.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Das OME-XML des Speichers beschreibt ein Bild anderer Größe und bleibt außer Acht.</translation>
    </message>
    <message>
      <source>The store's OME-XML states another voxel size than its Zarr metadata.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Das OME-XML des Speichers nennt eine andere Voxelgröße als seine Zarr-Metadaten.</translation>
    </message>
    <message>
      <source>The channels were recorded in different ways ({ways}).</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Kanäle wurden auf verschiedene Weise aufgenommen ({ways}).</translation>
    </message>
    <message>
      <source>The files count {axis} in steps of {number}.</source>
      <comment>FILE_REMARKS</comment>
      <translation>Die Dateien zählen {axis} in Schritten von {number}.</translation>
    </message>
    <message>
      <source>planned</source>
      <comment>STATES</comment>
      <translation>geplant</translation>
    </message>
    <message>
      <source>queued</source>
      <comment>STATES</comment>
      <translation>eingereiht</translation>
    </message>
    <message>
      <source>running</source>
      <comment>STATES</comment>
      <translation>läuft</translation>
    </message>
    <message>
      <source>preparing</source>
      <comment>STATES</comment>
      <translation>in Vorbereitung</translation>
    </message>
    <message>
      <source>tuning</source>
      <comment>STATES</comment>
      <translation>in Abstimmung</translation>
    </message>
    <message>
      <source>restoring</source>
      <comment>STATES</comment>
      <translation>in Wiederherstellung</translation>
    </message>
    <message>
      <source>writing</source>
      <comment>STATES</comment>
      <translation>wird geschrieben</translation>
    </message>
    <message>
      <source>paused</source>
      <comment>STATES</comment>
      <translation>angehalten</translation>
    </message>
    <message>
      <source>cancelling</source>
      <comment>STATES</comment>
      <translation>wird abgebrochen</translation>
    </message>
    <message>
      <source>cancelled</source>
      <comment>STATES</comment>
      <translation>abgebrochen</translation>
    </message>
    <message>
      <source>done</source>
      <comment>STATES</comment>
      <translation>fertig</translation>
    </message>
    <message>
      <source>failed</source>
      <comment>STATES</comment>
      <translation>fehlgeschlagen</translation>
    </message>
    <message>
      <source>interrupted</source>
      <comment>STATES</comment>
      <translation>unterbrochen</translation>
    </message>
    <message>
      <source>not started</source>
      <comment>STATES</comment>
      <translation>nicht begonnen</translation>
    </message>
    <message>
      <source>left out</source>
      <comment>STATES</comment>
      <translation>ausgelassen</translation>
    </message>
    <message>
      <source>modality unknown</source>
      <comment>STATES</comment>
      <translation>Mikroskop unbekannt</translation>
    </message>
    <message>
      <source>Scene {index} ({name})</source>
      <comment>SCENE_LABELS</comment>
      <translation>Szene {index} ({name})</translation>
    </message>
    <message>
      <source>Scene {index} ({name}), {name2}</source>
      <comment>SCENE_LABELS</comment>
      <translation>Szene {index} ({name}), {name2}</translation>
    </message>
    <message>
      <source>Calibre is the full width at half brightness, in which the blur has its part.</source>
      <comment>REMARKS_OF_ANALYSES</comment>
      <translation>Das Kaliber ist die volle Breite bei halber Helligkeit; die Unschärfe hat ihren Anteil daran.</translation>
    </message>
    <message>
      <source>{count} filaments leave the stack and end in no tip there.</source>
      <comment>REMARKS_OF_ANALYSES</comment>
      <translation>{count} Filamente verlassen den Stapel und haben dort kein Ende.</translation>
    </message>
    <message>
      <source>{count} loops are cut open in the SWC file, which holds trees only.</source>
      <comment>REMARKS_OF_ANALYSES</comment>
      <translation>{count} Schleifen sind in der SWC-Datei aufgeschnitten, die nur Bäume enthält.</translation>
    </message>
    <message>
      <source>Volumes lie within half of the local brightness, in which the blur has its part.</source>
      <comment>REMARKS_OF_ANALYSES</comment>
      <translation>Volumen reichen bis zur Hälfte der örtlichen Helligkeit; die Unschärfe hat ihren Anteil daran.</translation>
    </message>
    <message>
      <source>{count} mitochondria touch the border of the stack and may go on beyond it.</source>
      <comment>REMARKS_OF_ANALYSES</comment>
      <translation>{count} Mitochondrien berühren den Rand des Stapels und können dahinter weitergehen.</translation>
    </message>
    <message>
      <source>{count} spots lie in no mitochondrion and are not counted as nucleoids.</source>
      <comment>REMARKS_OF_ANALYSES</comment>
      <translation>{count} Punkte liegen in keinem Mitochondrium und zählen nicht als Nukleoide.</translation>
    </message>
    <message>
      <source>{count} nuclei touch the border of the stack; they count, but not in the mean volume, sphericity and axis ratio.</source>
      <comment>REMARKS_OF_ANALYSES</comment>
      <translation>{count} Zellkerne berühren den Rand des Stapels; sie zählen mit, aber nicht bei mittlerem Volumen, Sphärizität und Achsenverhältnis.</translation>
    </message>
  </context>
  <context>
    <name>errors</name>
    <message>
      <source>Details</source>
      <comment>ERROR_DETAILS</comment>
      <translation>Einzelheiten</translation>
    </message>
    <message>
      <source>Copy details</source>
      <comment>ERROR_COPY</comment>
      <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <comment>ERROR_DISMISS</comment>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <source>Something went wrong inside SSAI-3D</source>
      <comment>ERROR_INTERNAL</comment>
      <translation>In SSAI-3D ist etwas schiefgegangen</translation>
    </message>
    <message>
      <source>go on working; if it happens again, send the log to support</source>
      <comment>ERROR_INTERNAL_REMEDY</comment>
      <translation>arbeiten Sie weiter; wenn es wieder vorkommt, senden Sie das Protokoll an den Support</translation>
    </message>
    <message>
      <source>{name} cannot be read</source>
      <comment>ERROR_UNREADABLE</comment>
      <translation>{name} lässt sich nicht lesen</translation>
    </message>
    <message>
      <source>check that the file is complete, or export it again</source>
      <comment>ERROR_UNREADABLE_REMEDY</comment>
      <translation>prüfen Sie, ob die Datei vollständig ist, oder exportieren Sie sie neu</translation>
    </message>
    <message>
      <source>Only files on this PC or its network drives can be dropped</source>
      <comment>ERROR_NOT_LOCAL</comment>
      <translation>Nur Dateien auf diesem PC oder seinen Netzlaufwerken können hierher gezogen werden</translation>
    </message>
    <message>
      <source>save the file first, then drop it</source>
      <comment>ERROR_NOT_LOCAL_REMEDY</comment>
      <translation>speichern Sie die Datei zuerst, und ziehen Sie sie dann hierher</translation>
    </message>
    <message>
      <source>The result was saved but cannot be shown</source>
      <comment>ERROR_RESULT_UNREADABLE</comment>
      <translation>Das Ergebnis wurde gespeichert, lässt sich aber nicht anzeigen</translation>
    </message>
  </context>
  <context>
    <name>expert</name>
    <message>
      <source>Expert values</source>
      <comment>EXPERT_FOLD</comment>
      <translation>Expertenwerte</translation>
    </message>
    <message>
      <source>Every value of the recipe; nothing here needs to be changed</source>
      <comment>EXPERT_FOLD_TIP</comment>
      <translation>Jeder Wert des Rezepts; hier muss nichts geändert werden</translation>
    </message>
    <message>
      <source>▸  Expert values</source>
      <comment>EXPERT_FOLD_CLOSED</comment>
      <translation>▸  Expertenwerte</translation>
    </message>
    <message>
      <source>▾  Expert values</source>
      <comment>EXPERT_FOLD_OPEN</comment>
      <translation>▾  Expertenwerte</translation>
    </message>
    <message>
      <source>{fold} · {count} changed</source>
      <comment>EXPERT_FOLD_CHANGED</comment>
      <translation>{fold} · {count} geändert</translation>
    </message>
    <message>
      <source>Nothing here needs to be changed. What you change is written into the result's record.</source>
      <comment>EXPERT_NOTE</comment>
      <translation>Hier muss nichts geändert werden. Was Sie ändern, steht in der Aufzeichnung des Ergebnisses.</translation>
    </message>
    <message>
      <source>↩  All back to the usual values</source>
      <comment>EXPERT_RESET_ALL</comment>
      <translation>↩  Alles auf die üblichen Werte</translation>
    </message>
    <message>
      <source>✎  Changed by you · back to {usual}</source>
      <comment>EXPERT_RESET</comment>
      <translation>✎  Von Ihnen geändert · zurück zu {usual}</translation>
    </message>
    <message>
      <source>{label}: take the usual value again</source>
      <comment>EXPERT_RESET_NAMED</comment>
      <translation>{label}: wieder den üblichen Wert nehmen</translation>
    </message>
    <message>
      <source>Take the usual value again</source>
      <comment>EXPERT_RESET_TIP</comment>
      <translation>Wieder den üblichen Wert nehmen</translation>
    </message>
    <message>
      <source>{explanation} {range} Usual: {usual}.</source>
      <comment>EXPERT_ABOUT</comment>
      <translation>{explanation} {range} Üblich: {usual}.</translation>
    </message>
    <message>
      <source>{explanation} Usual: {usual}.</source>
      <comment>EXPERT_ABOUT_CHOICE</comment>
      <translation>{explanation} Üblich: {usual}.</translation>
    </message>
    <message>
      <source>Allowed: {low} to {high}.</source>
      <comment>EXPERT_RANGE</comment>
      <translation>Erlaubt: {low} bis {high}.</translation>
    </message>
    <message>
      <source>Allowed: {low} to {high} in steps of {step}.</source>
      <comment>EXPERT_RANGE_STEP</comment>
      <translation>Erlaubt: {low} bis {high} in Schritten von {step}.</translation>
    </message>
    <message>
      <source>✖  {label} must be a whole number from {low} to {high}</source>
      <comment>EXPERT_ODD_WHOLE</comment>
      <translation>✖  {label}: Es muss eine ganze Zahl von {low} bis {high} sein</translation>
    </message>
    <message>
      <source>✖  {label} must be a multiple of {step} from {low} to {high}</source>
      <comment>EXPERT_ODD_STEP</comment>
      <translation>✖  {label}: Es muss ein Vielfaches von {step} von {low} bis {high} sein</translation>
    </message>
    <message>
      <source>✖  {label} must be a number from {low} to {high}</source>
      <comment>EXPERT_ODD_REAL</comment>
      <translation>✖  {label}: Es muss eine Zahl von {low} bis {high} sein</translation>
    </message>
    <message>
      <source>✖  The overlap must be at most half the tile</source>
      <comment>EXPERT_ODD_OVERLAP</comment>
      <translation>✖  Die Überlappung darf höchstens die halbe Kachel sein</translation>
    </message>
    <message>
      <source>An expert value is not usable: {label}</source>
      <comment>EXPERT_BLOCKED</comment>
      <translation>Ein Expertenwert ist nicht brauchbar: {label}</translation>
    </message>
    <message>
      <source>{label} ({unit})</source>
      <comment>EXPERT_LABEL_UNIT</comment>
      <translation>{label} ({unit})</translation>
    </message>
    <message>
      <source>on</source>
      <comment>EXPERT_ON</comment>
      <translation>an</translation>
    </message>
    <message>
      <source>off</source>
      <comment>EXPERT_OFF</comment>
      <translation>aus</translation>
    </message>
    <message>
      <source>As the input</source>
      <comment>EXPERT_DTYPES</comment>
      <translation>Wie die Eingabe</translation>
    </message>
    <message>
      <source>32-bit real numbers</source>
      <comment>EXPERT_DTYPES</comment>
      <translation>Reelle Zahlen mit 32 Bit</translation>
    </message>
    <message>
      <source>Tuning steps</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Schritte der Feinabstimmung</translation>
    </message>
    <message>
      <source>How often the network is corrected on planes of the stack. More takes longer in proportion, and gains less and less.</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Wie oft das Netz an Ebenen des Bildstapels verbessert wird. Mehr dauert entsprechend länger und bringt immer weniger.</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Lernrate</translation>
    </message>
    <message>
      <source>How far each step goes. Too far forgets what the network knew; too little learns nothing.</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Wie weit jeder Schritt geht. Zu weit vergisst, was das Netz wusste; zu kurz lernt nichts.</translation>
    </message>
    <message>
      <source>Patches in a step</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Ausschnitte je Schritt</translation>
    </message>
    <message>
      <source>More are steadier, and need time and memory in proportion.</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Mehr sind ruhiger und brauchen entsprechend Zeit und Speicher.</translation>
    </message>
    <message>
      <source>Edge of a patch</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Kante eines Ausschnitts</translation>
    </message>
    <message>
      <source>voxels</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Voxel</translation>
    </message>
    <message>
      <source>Pieces of planes that are learnt from. Larger ones hold larger structures and need more memory.</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Stücke von Ebenen, aus denen gelernt wird. Größere fassen größere Strukturen und brauchen mehr Speicher.</translation>
    </message>
    <message>
      <source>Trained share</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Trainierter Anteil</translation>
    </message>
    <message>
      <source>0–1</source>
      <comment>EXPERT_VALUES</comment>
      <translation>0–1</translation>
    </message>
    <message>
      <source>Largest share of the network that is trained: the layers that matter for this stack.</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Größter Anteil des Netzes, der trainiert wird: die Schichten, auf die es bei diesem Bildstapel ankommt.</translation>
    </message>
    <message>
      <source>Share kept back</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Zurückgehaltener Anteil</translation>
    </message>
    <message>
      <source>Planes that are never learnt from and judge the tuning.</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Ebenen, aus denen nie gelernt wird und an denen die Abstimmung beurteilt wird.</translation>
    </message>
    <message>
      <source>Fit to the raw planes</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Anpassung an die rohen Ebenen</translation>
    </message>
    <message>
      <source>Corrects the network's prediction until it explains what was recorded.</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Verbessert die Vorhersage des Netzes, bis sie erklärt, was aufgenommen wurde.</translation>
    </message>
    <message>
      <source>Steps of that fit, at most</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Schritte dieser Anpassung, höchstens</translation>
    </message>
    <message>
      <source>How many pay is found from the noise of the stack; no more than these are made.</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Wie viele sich lohnen, ergibt sich aus dem Rauschen des Bildstapels; mehr als diese werden nicht gemacht.</translation>
    </message>
    <message>
      <source>Edge of a tile</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Kante einer Kachel</translation>
    </message>
    <message>
      <source>Slices go through the network in tiles. Smaller ones need less memory.</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Schnitte gehen in Kacheln durch das Netz. Kleinere brauchen weniger Speicher.</translation>
    </message>
    <message>
      <source>Overlap of tiles</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Überlappung der Kacheln</translation>
    </message>
    <message>
      <source>Neighbouring tiles cross over in it; at most half a tile.</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Benachbarte Kacheln gehen darin ineinander über; höchstens eine halbe Kachel.</translation>
    </message>
    <message>
      <source>Trust map beside the result</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Vertrauenskarte neben dem Ergebnis</translation>
    </message>
    <message>
      <source>How far each voxel is to be trusted, as a stack of its own.</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Wie weit jedem Voxel zu trauen ist, als eigener Bildstapel.</translation>
    </message>
    <message>
      <source>Iterations</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Iterationen</translation>
    </message>
    <message>
      <source>Steps of the classic method. More sharpen, and bring up noise.</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Schritte der klassischen Methode. Mehr schärfen und heben Rauschen hervor.</translation>
    </message>
    <message>
      <source>Weight of total variation</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Gewicht der totalen Variation</translation>
    </message>
    <message>
      <source>How strongly noise is held down. Useful: 0.001–0.02 for Richardson–Lucy, 0.05–0.4 for FISTA; more flattens texture.</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Wie stark Rauschen niedergehalten wird. Sinnvoll: 0,001–0,02 bei Richardson–Lucy, 0,05–0,4 bei FISTA; mehr flacht Textur ab.</translation>
    </message>
    <message>
      <source>Type of the result</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Typ des Ergebnisses</translation>
    </message>
    <message>
      <source>32-bit real numbers keep fractions of a grey level and take more room.</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Reelle Zahlen mit 32 Bit behalten Bruchteile einer Graustufe und brauchen mehr Platz.</translation>
    </message>
    <message>
      <source>Seed</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Startwert</translation>
    </message>
    <message>
      <source>The same seed on the same device gives the same voxels.</source>
      <comment>EXPERT_VALUES</comment>
      <translation>Derselbe Startwert auf demselben Gerät ergibt dieselben Voxel.</translation>
    </message>
  </context>
  <context>
    <name>export_stack</name>
    <message>
      <source>Export stack…</source>
      <comment>EXPORT_STACK</comment>
      <translation>Bildstapel exportieren…</translation>
    </message>
    <message>
      <source>Write the stack, or a part of it, as OME-TIFF, OME-Zarr or TIFF for ImageJ</source>
      <comment>EXPORT_STACK</comment>
      <translation>Den Bildstapel oder einen Teil davon als OME-TIFF, OME-Zarr oder TIFF für ImageJ schreiben</translation>
    </message>
    <message>
      <source>Export stack</source>
      <comment>EXPORT_TITLE</comment>
      <translation>Bildstapel exportieren</translation>
    </message>
    <message>
      <source>Stack</source>
      <comment>EXPORT_WHICH</comment>
      <translation>Bildstapel</translation>
    </message>
    <message>
      <source>Raw: {name}</source>
      <comment>EXPORT_RAW</comment>
      <translation>Roh: {name}</translation>
    </message>
    <message>
      <source>Restored: {name}</source>
      <comment>EXPORT_RESTORED</comment>
      <translation>Wiederhergestellt: {name}</translation>
    </message>
    <message>
      <source>Region, in voxels</source>
      <comment>EXPORT_REGION</comment>
      <translation>Bereich, in Voxeln</translation>
    </message>
    <message>
      <source>First voxel along {axis}, counted from 1</source>
      <comment>EXPORT_FROM</comment>
      <translation>Erstes Voxel entlang {axis}, ab 1 gezählt</translation>
    </message>
    <message>
      <source>Last voxel along {axis}</source>
      <comment>EXPORT_TO</comment>
      <translation>Letztes Voxel entlang {axis}</translation>
    </message>
    <message>
      <source>of {count}</source>
      <comment>EXPORT_OF</comment>
      <translation>von {count}</translation>
    </message>
    <message>
      <source>Whole stack</source>
      <comment>EXPORT_WHOLE</comment>
      <translation>Ganzer Stapel</translation>
    </message>
    <message>
      <source>Take all voxels</source>
      <comment>EXPORT_WHOLE_TIP</comment>
      <translation>Alle Voxel nehmen</translation>
    </message>
    <message>
      <source>Marked region</source>
      <comment>EXPORT_MARKED</comment>
      <translation>Markierter Bereich</translation>
    </message>
    <message>
      <source>Take the voxels within the region that is marked in the viewer</source>
      <comment>EXPORT_MARKED_TIP</comment>
      <translation>Die Voxel in dem Bereich nehmen, der im Betrachter markiert ist</translation>
    </message>
    <message>
      <source>Channels</source>
      <comment>EXPORT_CHANNELS</comment>
      <translation>Kanäle</translation>
    </message>
    <message>
      <source>Times</source>
      <comment>EXPORT_TIMES</comment>
      <translation>Zeitpunkte</translation>
    </message>
    <message>
      <source>Time points from 1, such as 1-3, 5</source>
      <comment>EXPORT_TIMES_TIP</comment>
      <translation>Zeitpunkte ab 1, etwa 1-3, 5</translation>
    </message>
    <message>
      <source>Format</source>
      <comment>EXPORT_KIND</comment>
      <translation>Format</translation>
    </message>
    <message>
      <source>Bit depth</source>
      <comment>EXPORT_DEPTH</comment>
      <translation>Bittiefe</translation>
    </message>
    <message>
      <source>As in the stack ({dtype})</source>
      <comment>EXPORT_DEPTHS</comment>
      <translation>Wie im Bildstapel ({dtype})</translation>
    </message>
    <message>
      <source>8 bits, whole numbers</source>
      <comment>EXPORT_DEPTHS</comment>
      <translation>8 Bit, ganze Zahlen</translation>
    </message>
    <message>
      <source>16 bits, whole numbers</source>
      <comment>EXPORT_DEPTHS</comment>
      <translation>16 Bit, ganze Zahlen</translation>
    </message>
    <message>
      <source>32 bits, real numbers</source>
      <comment>EXPORT_DEPTHS</comment>
      <translation>32 Bit, reelle Zahlen</translation>
    </message>
    <message>
      <source>Intensities</source>
      <comment>EXPORT_SCALE</comment>
      <translation>Intensitäten</translation>
    </message>
    <message>
      <source>Leave values as they are</source>
      <comment>EXPORT_SCALES</comment>
      <translation>Werte lassen, wie sie sind</translation>
    </message>
    <message>
      <source>0 to the highest value of each channel</source>
      <comment>EXPORT_SCALES</comment>
      <translation>0 bis zum höchsten Wert jedes Kanals</translation>
    </message>
    <message>
      <source>From a lower to an upper value</source>
      <comment>EXPORT_SCALES</comment>
      <translation>Von einem unteren bis zu einem oberen Wert</translation>
    </message>
    <message>
      <source>Value that becomes 0</source>
      <comment>EXPORT_LOW</comment>
      <translation>Wert, der 0 wird</translation>
    </message>
    <message>
      <source>Value that becomes the highest one</source>
      <comment>EXPORT_HIGH</comment>
      <translation>Wert, der der höchste wird</translation>
    </message>
    <message>
      <source>Contrast of the viewer</source>
      <comment>EXPORT_CONTRAST</comment>
      <translation>Kontrast des Betrachters</translation>
    </message>
    <message>
      <source>Take the range between which the selected channel is shown</source>
      <comment>EXPORT_CONTRAST_TIP</comment>
      <translation>Den Bereich nehmen, zwischen dem der gewählte Kanal gezeigt wird</translation>
    </message>
    <message>
      <source>Values stay exactly as they are ({dtype}).</source>
      <comment>EXPORT_SAYS_SAME</comment>
      <translation>Werte bleiben genau, wie sie sind ({dtype}).</translation>
    </message>
    <message>
      <source>Values stay as they are, written as {dtype}.</source>
      <comment>EXPORT_SAYS_WIDER</comment>
      <translation>Werte bleiben, wie sie sind, geschrieben als {dtype}.</translation>
    </message>
    <message>
      <source>Values stay as they are; the largest come near as 32-bit real numbers.</source>
      <comment>EXPORT_SAYS_REAL</comment>
      <translation>Werte bleiben, wie sie sind; die größten kommen als reelle Zahlen mit 32 Bit nahe heran.</translation>
    </message>
    <message>
      <source>Values stay as they are, rounded to whole numbers; what is below 0 or above {top} is clipped and counted.</source>
      <comment>EXPORT_SAYS_CLIPPED</comment>
      <translation>Werte bleiben, wie sie sind, auf ganze Zahlen gerundet; was unter 0 oder über {top} liegt, wird abgeschnitten und gezählt.</translation>
    </message>
    <message>
      <source>0–highest value → 0–{top} in each channel. The highest values are found first; the numbers are told at the end and written into the file.</source>
      <comment>EXPORT_SAYS_HIGHEST</comment>
      <translation>0–höchster Wert → 0–{top} in jedem Kanal. Die höchsten Werte werden zuerst gesucht; die Zahlen werden am Ende genannt und in die Datei geschrieben.</translation>
    </message>
    <message>
      <source>{low}–{high} → 0–{top} in each channel. What lies outside is clipped and counted; all of it is written into the file.</source>
      <comment>EXPORT_SAYS_TYPED</comment>
      <translation>{low}–{high} → 0–{top} in jedem Kanal. Was außerhalb liegt, wird abgeschnitten und gezählt; all das steht in der Datei.</translation>
    </message>
    <message>
      <source>{channels} × {times} × {z} × {y} × {x} voxels (channels, times, z, y, x), {size}.</source>
      <comment>EXPORT_SIZE</comment>
      <translation>{channels} × {times} × {z} × {y} × {x} Voxel (Kanäle, Zeitpunkte, z, y, x), {size}.</translation>
    </message>
    <message>
      <source>Along {axis}, enter whole numbers from 1 to {count}, the first not above the last</source>
      <comment>EXPORT_ODD_REGION</comment>
      <translation>Geben Sie entlang {axis} ganze Zahlen von 1 bis {count} ein, die erste nicht über der letzten</translation>
    </message>
    <message>
      <source>Choose at least one channel</source>
      <comment>EXPORT_ODD_CHANNELS</comment>
      <translation>Wählen Sie mindestens einen Kanal</translation>
    </message>
    <message>
      <source>Enter time points from 1 to {count}, such as 1-3, 5</source>
      <comment>EXPORT_ODD_TIMES</comment>
      <translation>Geben Sie Zeitpunkte von 1 bis {count} ein, etwa 1-3, 5</translation>
    </message>
    <message>
      <source>Enter two numbers, the lower one first</source>
      <comment>EXPORT_ODD_SCALE</comment>
      <translation>Geben Sie zwei Zahlen ein, die untere zuerst</translation>
    </message>
    <message>
      <source>A colour image holds no intensities that could be exported</source>
      <comment>EXPORT_NO_COLOUR</comment>
      <translation>Ein Farbbild enthält keine Intensitäten, die sich exportieren ließen</translation>
    </message>
    <message>
      <source>Open a stack first</source>
      <comment>EXPORT_NOTHING</comment>
      <translation>Öffnen Sie zuerst einen Bildstapel</translation>
    </message>
    <message>
      <source>Export…</source>
      <comment>EXPORT_START</comment>
      <translation>Exportieren…</translation>
    </message>
    <message>
      <source>Close</source>
      <comment>EXPORT_CLOSE</comment>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Stop</source>
      <comment>EXPORT_STOP</comment>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Share of the export that is done</source>
      <comment>EXPORT_PROGRESS</comment>
      <translation>Anteil des Exports, der fertig ist</translation>
    </message>
    <message>
      <source>Looking for the highest values …</source>
      <comment>EXPORT_READING</comment>
      <translation>Die höchsten Werte werden gesucht …</translation>
    </message>
    <message>
      <source>Writing {name} …</source>
      <comment>EXPORT_WRITING</comment>
      <translation>{name} wird geschrieben …</translation>
    </message>
    <message>
      <source>Stopped; nothing was written.</source>
      <comment>EXPORT_STOPPED</comment>
      <translation>Angehalten; nichts wurde geschrieben.</translation>
    </message>
    <message>
      <source>Exported as {path}</source>
      <comment>EXPORT_DONE</comment>
      <translation>Exportiert als {path}</translation>
    </message>
    <message>
      <source>{channel}: {low}–{high} → 0–{top}, {clipped} voxels clipped</source>
      <comment>EXPORT_MAPPED_SCALED</comment>
      <translation>{channel}: {low}–{high} → 0–{top}, {clipped} Voxel abgeschnitten</translation>
    </message>
    <message>
      <source>{channel}: unscaled ({dtype})</source>
      <comment>EXPORT_MAPPED_UNSCALED</comment>
      <translation>{channel}: nicht skaliert ({dtype})</translation>
    </message>
    <message>
      <source>{channel}: unscaled ({dtype}), {clipped} voxels clipped</source>
      <comment>EXPORT_MAPPED_CLIPPED</comment>
      <translation>{channel}: nicht skaliert ({dtype}), {clipped} Voxel abgeschnitten</translation>
    </message>
    <message>
      <source>{words}, {missing} voxels without a number became 0</source>
      <comment>EXPORT_MAPPED_MISSING</comment>
      <translation>{words}, {missing} Voxel ohne Zahl wurden 0</translation>
    </message>
    <message>
      <source>The export ended without an answer</source>
      <comment>EXPORT_ENDED</comment>
      <translation>Der Export endete ohne Antwort</translation>
    </message>
    <message>
      <source>try again, and send the log if it happens again</source>
      <comment>EXPORT_ENDED_REMEDY</comment>
      <translation>versuchen Sie es noch einmal, und senden Sie das Protokoll, wenn es wieder vorkommt</translation>
    </message>
    <message>
      <source>Export the stack as</source>
      <comment>EXPORT_SAVE_AS</comment>
      <translation>Bildstapel exportieren als</translation>
    </message>
    <message>
      <source>{name}_export{suffix}</source>
      <comment>EXPORT_FILE</comment>
      <translation>{name}_export{suffix}</translation>
    </message>
    <message>
      <source>Open in napari</source>
      <comment>OPEN_IN_NAPARI</comment>
      <translation>In napari öffnen</translation>
    </message>
    <message>
      <source>Open the exported stack in napari</source>
      <comment>OPEN_IN_NAPARI</comment>
      <translation>Den exportierten Bildstapel in napari öffnen</translation>
    </message>
    <message>
      <source>Open in Fiji</source>
      <comment>OPEN_IN_FIJI</comment>
      <translation>In Fiji öffnen</translation>
    </message>
    <message>
      <source>Open the exported stack in Fiji</source>
      <comment>OPEN_IN_FIJI</comment>
      <translation>Den exportierten Bildstapel in Fiji öffnen</translation>
    </message>
    <message>
      <source>Fiji opens no OME-Zarr from here; export as TIFF for ImageJ or OME-TIFF</source>
      <comment>OPEN_IN_FIJI_NOT_ZARR</comment>
      <translation>Fiji öffnet von hier kein OME-Zarr; exportieren Sie als TIFF für ImageJ oder OME-TIFF</translation>
    </message>
    <message>
      <source>{program} was not found on this computer; install it, or say where it is</source>
      <comment>PROGRAM_NOT_FOUND</comment>
      <translation>{program} wurde auf diesem Computer nicht gefunden; installieren Sie es, oder sagen Sie, wo es ist</translation>
    </message>
    <message>
      <source>Where is {program}?</source>
      <comment>PROGRAM_CHOOSE</comment>
      <translation>Wo ist {program}?</translation>
    </message>
    <message>
      <source>{program} could not be started; say where it is</source>
      <comment>PROGRAM_NOT_STARTED</comment>
      <translation>{program} ließ sich nicht starten; sagen Sie, wo es ist</translation>
    </message>
    <message>
      <source>{program} is being started; that may take a moment.</source>
      <comment>PROGRAM_STARTED</comment>
      <translation>{program} wird gestartet; das kann einen Augenblick dauern.</translation>
    </message>
    <message>
      <source>napari</source>
      <comment>PROGRAM_NAMES</comment>
      <translation>napari</translation>
    </message>
    <message>
      <source>Fiji</source>
      <comment>PROGRAM_NAMES</comment>
      <translation>Fiji</translation>
    </message>
  </context>
  <context>
    <name>exporting</name>
    <message>
      <source>Screenshot</source>
      <comment>SCREENSHOT</comment>
      <translation>Bildschirmfoto</translation>
    </message>
    <message>
      <source>Copy the panels as they are shown, and save them as a PNG</source>
      <comment>SCREENSHOT</comment>
      <translation>Die Felder kopieren, wie sie zu sehen sind, und als PNG speichern</translation>
    </message>
    <message>
      <source>Export figure…</source>
      <comment>FIGURE</comment>
      <translation>Abbildung exportieren…</translation>
    </message>
    <message>
      <source>Save chosen panels with scale bar and caption as PNG, SVG or PDF</source>
      <comment>FIGURE</comment>
      <translation>Gewählte Felder mit Maßstab und Bildunterschrift als PNG, SVG oder PDF speichern</translation>
    </message>
    <message>
      <source>Export movie…</source>
      <comment>MOVIE</comment>
      <translation>Film exportieren…</translation>
    </message>
    <message>
      <source>Save a walk through the planes, raw to restored, or a rotation as GIF</source>
      <comment>MOVIE</comment>
      <translation>Einen Gang durch die Ebenen, von roh zu wiederhergestellt oder eine Drehung als GIF speichern</translation>
    </message>
    <message>
      <source>Raw (interpolated along z)</source>
      <comment>FIGURE_RAW</comment>
      <translation>Roh (entlang z interpoliert)</translation>
    </message>
    <message>
      <source>Raw</source>
      <comment>FIGURE_RAW_AS_IS</comment>
      <translation>Roh</translation>
    </message>
    <message>
      <source>Restored (predicted)</source>
      <comment>FIGURE_RESTORED</comment>
      <translation>Wiederhergestellt (vorhergesagt)</translation>
    </message>
    <message>
      <source>Restored (predicted) − raw</source>
      <comment>FIGURE_DIFFERENCE</comment>
      <translation>Wiederhergestellt (vorhergesagt) − roh</translation>
    </message>
    <message>
      <source>Difference: orange where restored is brighter, blue where darker, full colour at ±{most}</source>
      <comment>FIGURE_DIFFERENCE_TOLD</comment>
      <translation>Differenz: orange, wo das Ergebnis heller, blau, wo es dunkler ist, volle Farbe bei ±{most}</translation>
    </message>
    <message>
      <source>{name}, {scene}</source>
      <comment>FIGURE_PLACE</comment>
      <translation>{name}, {scene}</translation>
    </message>
    <message>
      <source>{place}, time {time}</source>
      <comment>FIGURE_PLACE_TIME</comment>
      <translation>{place}, Zeitpunkt {time}</translation>
    </message>
    <message>
      <source>Contrast {ranges}</source>
      <comment>FIGURE_CONTRAST</comment>
      <translation>Kontrast {ranges}</translation>
    </message>
    <message>
      <source>{low}–{high}</source>
      <comment>FIGURE_RANGE</comment>
      <translation>{low}–{high}</translation>
    </message>
    <message>
      <source>{range} with gamma {gamma}</source>
      <comment>FIGURE_GAMMA</comment>
      <translation>{range} mit Gamma {gamma}</translation>
    </message>
    <message>
      <source>{name} ({color}) {range}</source>
      <comment>FIGURE_CHANNEL</comment>
      <translation>{name} ({color}) {range}</translation>
    </message>
    <message>
      <source>grey</source>
      <comment>FIGURE_GREY</comment>
      <translation>grau</translation>
    </message>
    <message>
      <source>Raw XZ and YZ slices are interpolated along z to the fine grid</source>
      <comment>FIGURE_INTERPOLATED</comment>
      <translation>Rohe XZ- und YZ-Schnitte sind entlang z auf das feine Gitter interpoliert</translation>
    </message>
    <message>
      <source>Detail of the restored stack is predicted</source>
      <comment>FIGURE_PREDICTED</comment>
      <translation>Einzelheiten des wiederhergestellten Bildstapels sind vorhergesagt</translation>
    </message>
    <message>
      <source>Shown from a coarse preview of a large stack</source>
      <comment>FIGURE_COARSE</comment>
      <translation>Gezeigt aus einer groben Vorschau eines großen Bildstapels</translation>
    </message>
    <message>
      <source>The figure would have more pixels than programs can open</source>
      <comment>FIGURE_TOO_LARGE</comment>
      <translation>Die Abbildung hätte mehr Pixel, als Programme öffnen können</translation>
    </message>
    <message>
      <source>choose fewer dots per inch or a smaller width</source>
      <comment>FIGURE_TOO_LARGE_REMEDY</comment>
      <translation>wählen Sie weniger Punkte je Zoll oder eine kleinere Breite</translation>
    </message>
    <message>
      <source>Export figure</source>
      <comment>FIGURE_TITLE</comment>
      <translation>Abbildung exportieren</translation>
    </message>
    <message>
      <source>Preview of the figure</source>
      <comment>FIGURE_PREVIEW</comment>
      <translation>Vorschau der Abbildung</translation>
    </message>
    <message>
      <source>Stacks</source>
      <comment>FIGURE_STACKS</comment>
      <translation>Bildstapel</translation>
    </message>
    <message>
      <source>Raw</source>
      <comment>FIGURE_CHOOSE_RAW</comment>
      <translation>Roh</translation>
    </message>
    <message>
      <source>Restored</source>
      <comment>FIGURE_CHOOSE_RESTORED</comment>
      <translation>Wiederhergestellt</translation>
    </message>
    <message>
      <source>Difference</source>
      <comment>FIGURE_CHOOSE_DIFFERENCE</comment>
      <translation>Differenz</translation>
    </message>
    <message>
      <source>No restored stack is open</source>
      <comment>FIGURE_NO_RESULT</comment>
      <translation>Es ist kein wiederhergestellter Bildstapel offen</translation>
    </message>
    <message>
      <source>Panels</source>
      <comment>FIGURE_PANELS</comment>
      <translation>Felder</translation>
    </message>
    <message>
      <source>Part</source>
      <comment>FIGURE_PART</comment>
      <translation>Ausschnitt</translation>
    </message>
    <message>
      <source>As on the screen</source>
      <comment>FIGURE_PARTS</comment>
      <translation>Wie auf dem Bildschirm</translation>
    </message>
    <message>
      <source>Whole planes</source>
      <comment>FIGURE_PARTS</comment>
      <translation>Ganze Ebenen</translation>
    </message>
    <message>
      <source>Scale bar</source>
      <comment>FIGURE_BAR</comment>
      <translation>Maßstab</translation>
    </message>
    <message>
      <source>Length of the scale bar in µm; empty for a round one</source>
      <comment>FIGURE_BAR_TIP</comment>
      <translation>Länge des Maßstabs in µm; leer für eine runde</translation>
    </message>
    <message>
      <source>{length} (automatic)</source>
      <comment>FIGURE_BAR_AUTO</comment>
      <translation>{length} (automatisch)</translation>
    </message>
    <message>
      <source>The voxel size is unknown, so no scale bar can be true</source>
      <comment>FIGURE_BAR_UNKNOWN</comment>
      <translation>Die Voxelgröße ist unbekannt, also kann kein Maßstab stimmen</translation>
    </message>
    <message>
      <source>Labels</source>
      <comment>FIGURE_LABELS</comment>
      <translation>Beschriftung</translation>
    </message>
    <message>
      <source>Caption with file, planes and contrast</source>
      <comment>FIGURE_CAPTION</comment>
      <translation>Bildunterschrift mit Datei, Ebenen und Kontrast</translation>
    </message>
    <message>
      <source>Width</source>
      <comment>FIGURE_WIDTH</comment>
      <translation>Breite</translation>
    </message>
    <message>
      <source>Width of the figure on the page</source>
      <comment>FIGURE_WIDTH_TIP</comment>
      <translation>Breite der Abbildung auf der Seite</translation>
    </message>
    <message>
      <source>Resolution</source>
      <comment>FIGURE_DPI</comment>
      <translation>Auflösung</translation>
    </message>
    <message>
      <source>{wide} × {high} pixels</source>
      <comment>FIGURE_SIZE</comment>
      <translation>{wide} × {high} Pixel</translation>
    </message>
    <message>
      <source>Choose at least one stack and one panel</source>
      <comment>FIGURE_NOTHING</comment>
      <translation>Wählen Sie mindestens einen Bildstapel und ein Feld</translation>
    </message>
    <message>
      <source>Save…</source>
      <comment>FIGURE_SAVE</comment>
      <translation>Speichern…</translation>
    </message>
    <message>
      <source>Close</source>
      <comment>FIGURE_CLOSE</comment>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</source>
      <comment>FIGURE_FILTER</comment>
      <translation>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
      <source>{name}_figure.png</source>
      <comment>FIGURE_FILE</comment>
      <translation>{name}_abbildung.png</translation>
    </message>
    <message>
      <source> mm</source>
      <comment>UNIT_MM</comment>
      <translation> mm</translation>
    </message>
    <message>
      <source> dpi</source>
      <comment>UNIT_DPI</comment>
      <translation> dpi</translation>
    </message>
    <message>
      <source>SSAI-3D</source>
      <comment>SCREENSHOT_FOLDER</comment>
      <translation>SSAI-3D</translation>
    </message>
    <message>
      <source>{name}_{time}.png</source>
      <comment>SCREENSHOT_FILE</comment>
      <translation>{name}_{time}.png</translation>
    </message>
    <message>
      <source>The screenshot is in the clipboard, and saved as {path}.</source>
      <comment>SCREENSHOT_TAKEN</comment>
      <translation>Das Bildschirmfoto ist in der Zwischenablage und als {path} gespeichert.</translation>
    </message>
    <message>
      <source>{name} could not be made</source>
      <comment>EXPORT_FAILED</comment>
      <translation>{name} konnte nicht gemacht werden</translation>
    </message>
    <message>
      <source>try again, and send the log if it fails once more</source>
      <comment>EXPORT_FAILED_REMEDY</comment>
      <translation>versuchen Sie es noch einmal, und senden Sie das Protokoll, wenn es wieder fehlschlägt</translation>
    </message>
    <message>
      <source>Another file is being made; wait until it is there.</source>
      <comment>EXPORT_BUSY</comment>
      <translation>Eine andere Datei wird gerade gemacht; warten Sie, bis sie da ist.</translation>
    </message>
    <message>
      <source>Export movie</source>
      <comment>MOVIE_TITLE</comment>
      <translation>Film exportieren</translation>
    </message>
    <message>
      <source>What moves</source>
      <comment>MOVIE_WHAT</comment>
      <translation>Was sich bewegt</translation>
    </message>
    <message>
      <source>Walk through the planes</source>
      <comment>MOVIE_KINDS</comment>
      <translation>Durch die Ebenen gehen</translation>
    </message>
    <message>
      <source>From raw to restored and back</source>
      <comment>MOVIE_KINDS</comment>
      <translation>Von roh zu wiederhergestellt und zurück</translation>
    </message>
    <message>
      <source>Turn the 3D look once around</source>
      <comment>MOVIE_KINDS</comment>
      <translation>Die 3D-Ansicht einmal herumdrehen</translation>
    </message>
    <message>
      <source>Speed</source>
      <comment>MOVIE_RATE</comment>
      <translation>Tempo</translation>
    </message>
    <message>
      <source>The movie shows the part, contrast and colours that the panels show now.</source>
      <comment>MOVIE_ABOUT</comment>
      <translation>Der Film zeigt Ausschnitt, Kontrast und Farben, wie die Felder sie jetzt zeigen.</translation>
    </message>
    <message>
      <source>Share of the movie that is made</source>
      <comment>MOVIE_PROGRESS</comment>
      <translation>Anteil des Films, der fertig ist</translation>
    </message>
    <message>
      <source>Stop</source>
      <comment>MOVIE_CANCEL</comment>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>GIF (*.gif)</source>
      <comment>MOVIE_FILTER</comment>
      <translation>GIF (*.gif)</translation>
    </message>
    <message>
      <source>{name}_movie.gif</source>
      <comment>MOVIE_FILE</comment>
      <translation>{name}_film.gif</translation>
    </message>
    <message>
      <source> pixels</source>
      <comment>UNIT_PIXELS</comment>
      <translation> Pixel</translation>
    </message>
    <message>
      <source> frames a second</source>
      <comment>UNIT_RATE</comment>
      <translation> Bilder je Sekunde</translation>
    </message>
  </context>
  <context>
    <name>general</name>
    <message>
      <source>SSAI-3D</source>
      <comment>APPLICATION</comment>
      <translation>SSAI-3D</translation>
    </message>
    <message>
      <source>Open…</source>
      <comment>OPEN</comment>
      <translation>Öffnen…</translation>
    </message>
    <message>
      <source>Open a microscope file or image stack</source>
      <comment>OPEN</comment>
      <translation>Eine Mikroskopdatei oder einen Bildstapel öffnen</translation>
    </message>
    <message>
      <source>Open folder…</source>
      <comment>OPEN_FOLDER</comment>
      <translation>Ordner öffnen…</translation>
    </message>
    <message>
      <source>Open a folder of numbered planes, or an OME-Zarr image</source>
      <comment>OPEN_FOLDER</comment>
      <translation>Einen Ordner nummerierter Ebenen oder ein OME-Zarr-Bild öffnen</translation>
    </message>
    <message>
      <source>Open the sample</source>
      <comment>OPEN_SAMPLE</comment>
      <translation>Beispiel öffnen</translation>
    </message>
    <message>
      <source>Open a small stack that comes with SSAI-3D; Quick look restores it in one to two minutes</source>
      <comment>OPEN_SAMPLE</comment>
      <translation>Einen kleinen Bildstapel öffnen, der zu SSAI-3D gehört; „Schneller Blick“ stellt ihn in ein bis zwei Minuten wieder her</translation>
    </message>
    <message>
      <source>Quit</source>
      <comment>QUIT</comment>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Close SSAI-3D</source>
      <comment>QUIT</comment>
      <translation>SSAI-3D schließen</translation>
    </message>
    <message>
      <source>Restore</source>
      <comment>RESTORE</comment>
      <translation>Wiederherstellen</translation>
    </message>
    <message>
      <source>Restore isotropic resolution with the settings of the panel</source>
      <comment>RESTORE</comment>
      <translation>Isotrope Auflösung mit den Einstellungen des Bereichs wiederherstellen</translation>
    </message>
    <message>
      <source>Crosshair</source>
      <comment>CROSSHAIR</comment>
      <translation>Fadenkreuz</translation>
    </message>
    <message>
      <source>Show or hide the crosshair</source>
      <comment>CROSSHAIR</comment>
      <translation>Das Fadenkreuz zeigen oder verbergen</translation>
    </message>
    <message>
      <source>Fit</source>
      <comment>FIT</comment>
      <translation>Einpassen</translation>
    </message>
    <message>
      <source>Show the whole stack</source>
      <comment>FIT</comment>
      <translation>Den ganzen Bildstapel zeigen</translation>
    </message>
    <message>
      <source>One to one</source>
      <comment>ONE_TO_ONE</comment>
      <translation>Eins zu eins</translation>
    </message>
    <message>
      <source>Show one voxel per screen pixel</source>
      <comment>ONE_TO_ONE</comment>
      <translation>Ein Voxel je Bildschirmpixel zeigen</translation>
    </message>
    <message>
      <source>Auto contrast</source>
      <comment>AUTO_CONTRAST</comment>
      <translation>Kontrast automatisch</translation>
    </message>
    <message>
      <source>Choose the display range from the stack; hot pixels are ignored</source>
      <comment>AUTO_CONTRAST</comment>
      <translation>Den Anzeigebereich aus dem Bildstapel bestimmen; heiße Pixel bleiben außer Acht</translation>
    </message>
    <message>
      <source>Next plane</source>
      <comment>NEXT_PLANE</comment>
      <translation>Nächste Ebene</translation>
    </message>
    <message>
      <source>Go one plane deeper</source>
      <comment>NEXT_PLANE</comment>
      <translation>Eine Ebene tiefer gehen</translation>
    </message>
    <message>
      <source>Previous plane</source>
      <comment>PREVIOUS_PLANE</comment>
      <translation>Vorige Ebene</translation>
    </message>
    <message>
      <source>Go one plane back</source>
      <comment>PREVIOUS_PLANE</comment>
      <translation>Eine Ebene zurückgehen</translation>
    </message>
    <message>
      <source>Full screen</source>
      <comment>FULL_SCREEN</comment>
      <translation>Vollbild</translation>
    </message>
    <message>
      <source>Use the whole screen</source>
      <comment>FULL_SCREEN</comment>
      <translation>Den ganzen Bildschirm nutzen</translation>
    </message>
    <message>
      <source>About SSAI-3D</source>
      <comment>ABOUT</comment>
      <translation>Über SSAI-3D</translation>
    </message>
    <message>
      <source>Version, method and licence</source>
      <comment>ABOUT</comment>
      <translation>Version, Methode und Lizenz</translation>
    </message>
    <message>
      <source>Open log folder</source>
      <comment>OPEN_LOGS</comment>
      <translation>Protokollordner öffnen</translation>
    </message>
    <message>
      <source>Show the folder with the log files that support asks for</source>
      <comment>OPEN_LOGS</comment>
      <translation>Den Ordner mit den Protokolldateien zeigen, nach denen der Support fragt</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <comment>MENU_FILE</comment>
      <translation>&amp;Datei</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <comment>MENU_VIEW</comment>
      <translation>&amp;Ansicht</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <comment>MENU_HELP</comment>
      <translation>&amp;Hilfe</translation>
    </message>
    <message>
      <source>Main toolbar</source>
      <comment>TOOLBAR</comment>
      <translation>Hauptwerkzeugleiste</translation>
    </message>
    <message>
      <source>en</source>
      <comment>LANGUAGE_CODE</comment>
      <translation>de</translation>
    </message>
    <message>
      <source>&amp;Language</source>
      <comment>MENU_LANGUAGE</comment>
      <translation>&amp;Sprache</translation>
    </message>
    <message>
      <source>As the system</source>
      <comment>LANGUAGES</comment>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>English</source>
      <comment>LANGUAGES</comment>
      <translation>English</translation>
    </message>
    <message>
      <source>Deutsch</source>
      <comment>LANGUAGES</comment>
      <translation>Deutsch</translation>
    </message>
    <message>
      <source>The language of the window; it changes at the next start</source>
      <comment>LANGUAGE_TIP</comment>
      <translation>Die Sprache des Fensters; sie wechselt beim nächsten Start</translation>
    </message>
    <message>
      <source>Language</source>
      <comment>LANGUAGE_TITLE</comment>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>The language changes when SSAI-3D is started the next time.</source>
      <comment>LANGUAGE_CHANGED</comment>
      <translation>Die Sprache wechselt, wenn SSAI-3D das nächste Mal gestartet wird.</translation>
    </message>
    <message>
      <source>The settings cannot be written, so the language stays as it is.</source>
      <comment>LANGUAGE_NOT_KEPT</comment>
      <translation>Die Einstellungen lassen sich nicht schreiben, daher bleibt die Sprache, wie sie ist.</translation>
    </message>
    <message>
      <source>&lt;h3&gt;SSAI-3D {version}&lt;/h3&gt;&lt;p&gt;Isotropic resolution for 3D microscopy stacks. A network is fine-tuned on the sharp lateral planes of your own stack and then sharpens its blurred axial slices.&lt;/p&gt;&lt;p&gt;Detail that a restoration adds is &lt;b&gt;predicted&lt;/b&gt;. Confirm what matters with an independent measurement.&lt;/p&gt;</source>
      <comment>ABOUT_TEXT</comment>
      <translation>&lt;h3&gt;SSAI-3D {version}&lt;/h3&gt;&lt;p&gt;Isotrope Auflösung für 3D-Bildstapel aus der Mikroskopie. Ein Netz wird an den scharfen lateralen Ebenen Ihres eigenen Bildstapels feinabgestimmt und schärft dann dessen unscharfe axiale Schnitte.&lt;/p&gt;&lt;p&gt;Einzelheiten, die eine Wiederherstellung hinzufügt, sind &lt;b&gt;vorhergesagt&lt;/b&gt;. Bestätigen Sie, worauf es ankommt, durch eine unabhängige Messung.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>SSAI-3D help</source>
      <comment>HELP_TITLE</comment>
      <translation>Hilfe zu SSAI-3D</translation>
    </message>
    <message>
      <source>Topics</source>
      <comment>HELP_TOPICS</comment>
      <translation>Themen</translation>
    </message>
  </context>
  <context>
    <name>guide</name>
    <message>
      <source>Data</source>
      <comment>GUIDE_STEPS</comment>
      <translation>Daten</translation>
    </message>
    <message>
      <source>Preview</source>
      <comment>GUIDE_STEPS</comment>
      <translation>Vorschau</translation>
    </message>
    <message>
      <source>Fine-tune</source>
      <comment>GUIDE_STEPS</comment>
      <translation>Feinabstimmen</translation>
    </message>
    <message>
      <source>Restore</source>
      <comment>GUIDE_STEPS</comment>
      <translation>Wiederherstellen</translation>
    </message>
    <message>
      <source>Compare, check, export</source>
      <comment>GUIDE_STEPS</comment>
      <translation>Prüfung und Export</translation>
    </message>
    <message>
      <source>▾  {number}  </source>
      <comment>GUIDE_STEP_OPEN</comment>
      <translation>▾  {number}  </translation>
    </message>
    <message>
      <source>▸  {number}  </source>
      <comment>GUIDE_STEP_FOLDED</comment>
      <translation>▸  {number}  </translation>
    </message>
    <message>
      <source>What the file says of the stack, and where you know better</source>
      <comment>GUIDE_STEP_TIPS</comment>
      <translation>Was die Datei über den Bildstapel sagt, und wo Sie es besser wissen</translation>
    </message>
    <message>
      <source>Look at a small region first</source>
      <comment>GUIDE_STEP_TIPS</comment>
      <translation>Zuerst einen kleinen Bereich ansehen</translation>
    </message>
    <message>
      <source>How the network learns from the stack, and what was found in it</source>
      <comment>GUIDE_STEP_TIPS</comment>
      <translation>Wie das Netz aus dem Bildstapel lernt, und was darin gefunden wurde</translation>
    </message>
    <message>
      <source>Where the result goes, and what it takes</source>
      <comment>GUIDE_STEP_TIPS</comment>
      <translation>Wohin das Ergebnis kommt, und was es braucht</translation>
    </message>
    <message>
      <source>Compare with the raw stack, read the report, export</source>
      <comment>GUIDE_STEP_TIPS</comment>
      <translation>Mit dem rohen Bildstapel vergleichen, den Bericht lesen, exportieren</translation>
    </message>
    <message>
      <source>Step {number}, {name}: {tone}. {sentence}</source>
      <comment>GUIDE_STEP_ACCESSIBLE</comment>
      <translation>Schritt {number}, {name}: {tone}. {sentence}</translation>
    </message>
    <message>
      <source>✔</source>
      <comment>GUIDE_MARKS</comment>
      <translation>✔</translation>
    </message>
    <message>
      <source>!</source>
      <comment>GUIDE_MARKS</comment>
      <translation>!</translation>
    </message>
    <message>
      <source>✖</source>
      <comment>GUIDE_MARKS</comment>
      <translation>✖</translation>
    </message>
    <message>
      <source>◦</source>
      <comment>GUIDE_MARKS</comment>
      <translation>◦</translation>
    </message>
    <message>
      <source>▶</source>
      <comment>GUIDE_MARKS</comment>
      <translation>▶</translation>
    </message>
    <message>
      <source>ready</source>
      <comment>GUIDE_TONES</comment>
      <translation>bereit</translation>
    </message>
    <message>
      <source>please look</source>
      <comment>GUIDE_TONES</comment>
      <translation>bitte ansehen</translation>
    </message>
    <message>
      <source>needed</source>
      <comment>GUIDE_TONES</comment>
      <translation>fehlt</translation>
    </message>
    <message>
      <source>not yet</source>
      <comment>GUIDE_TONES</comment>
      <translation>noch nicht</translation>
    </message>
    <message>
      <source>at work</source>
      <comment>GUIDE_TONES</comment>
      <translation>in Arbeit</translation>
    </message>
    <message>
      <source> · </source>
      <comment>GUIDE_AND</comment>
      <translation> · </translation>
    </message>
    <message>
      <source>{x} × {y} × {z} µm</source>
      <comment>GUIDE_SIZE</comment>
      <translation>{x} × {y} × {z} µm</translation>
    </message>
    <message>
      <source>{size}, from {source}</source>
      <comment>GUIDE_SIZE_FROM</comment>
      <translation>{size}, aus {source}</translation>
    </message>
    <message>
      <source>{size}, entered by you</source>
      <comment>GUIDE_SIZE_ENTERED</comment>
      <translation>{size}, von Ihnen eingegeben</translation>
    </message>
    <message>
      <source>{size}, {ours} entered by you</source>
      <comment>GUIDE_SIZE_PARTLY_ENTERED</comment>
      <translation>{size}, {ours} von Ihnen eingegeben</translation>
    </message>
    <message>
      <source>{size}, {source}: please confirm</source>
      <comment>GUIDE_SIZE_GUESSED</comment>
      <translation>{size}, {source}: bitte bestätigen</translation>
    </message>
    <message>
      <source>{size}, from {source}, confirmed by you</source>
      <comment>GUIDE_SIZE_CONFIRMED</comment>
      <translation>{size}, aus {source}, von Ihnen bestätigt</translation>
    </message>
    <message>
      <source>1 caution</source>
      <comment>GUIDE_ONE_CAUTION</comment>
      <translation>1 Warnung</translation>
    </message>
    <message>
      <source>{count} cautions</source>
      <comment>GUIDE_CAUTIONS</comment>
      <translation>{count} Warnungen</translation>
    </message>
    <message>
      <source>Once the data are complete</source>
      <comment>GUIDE_PREVIEW_LATER</comment>
      <translation>Sobald die Daten vollständig sind</translation>
    </message>
    <message>
      <source>Can be passed over</source>
      <comment>GUIDE_PREVIEW_NONE</comment>
      <translation>Kann übersprungen werden</translation>
    </message>
    <message>
      <source>Automatic</source>
      <comment>GUIDE_TUNE_AUTOMATIC</comment>
      <translation>Automatisch</translation>
    </message>
    <message>
      <source>Nothing to learn: {method}</source>
      <comment>GUIDE_TUNE_NOT_NEEDED</comment>
      <translation>Nichts zu lernen: {method}</translation>
    </message>
    <message>
      <source>Tuned to this stack</source>
      <comment>GUIDE_TUNED</comment>
      <translation>An diesen Bildstapel abgestimmt</translation>
    </message>
    <message>
      <source>Once the data are complete</source>
      <comment>GUIDE_RESTORE_LATER</comment>
      <translation>Sobald die Daten vollständig sind</translation>
    </message>
    <message>
      <source>to {name}</source>
      <comment>GUIDE_TO</comment>
      <translation>nach {name}</translation>
    </message>
    <message>
      <source>Comes with the result</source>
      <comment>GUIDE_CHECK_LATER</comment>
      <translation>Kommt mit dem Ergebnis</translation>
    </message>
    <message>
      <source>The result is shown beside the stack</source>
      <comment>GUIDE_CHECK_READY</comment>
      <translation>Das Ergebnis steht neben dem Bildstapel</translation>
    </message>
    <message>
      <source>1 place to look at</source>
      <comment>GUIDE_CHECK_ONE_PLACE</comment>
      <translation>1 Stelle zum Ansehen</translation>
    </message>
    <message>
      <source>{count} places to look at</source>
      <comment>GUIDE_CHECK_PLACES</comment>
      <translation>{count} Stellen zum Ansehen</translation>
    </message>
    <message>
      <source>Found in this stack</source>
      <comment>TUNE_FOUND</comment>
      <translation>In diesem Bildstapel gefunden</translation>
    </message>
    <message>
      <source>Error on planes that are held out: {first} % at first, {last} % after {steps} steps</source>
      <comment>TUNE_CURVE</comment>
      <translation>Fehler auf zurückgehaltenen Ebenen: zuerst {first} %, nach {steps} Schritten {last} %</translation>
    </message>
    <message>
      <source>Course of the fine-tuning</source>
      <comment>TUNE_CURVE_NAME</comment>
      <translation>Verlauf der Feinabstimmung</translation>
    </message>
    <message>
      <source>Compare</source>
      <comment>COMPARE_BUTTON</comment>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <source>Raw and restored side by side</source>
      <comment>COMPARE_TIP</comment>
      <translation>Roh und wiederhergestellt nebeneinander</translation>
    </message>
    <message>
      <source>The result takes up to {result} on the disk; {needed} while it is made, {free} are free</source>
      <comment>PREFLIGHT_DISK</comment>
      <translation>Das Ergebnis belegt höchstens {result} auf dem Datenträger; {needed}, solange es entsteht, {free} sind frei</translation>
    </message>
    <message>
      <source>The result takes up to {result} on the disk; {needed} while it is made</source>
      <comment>PREFLIGHT_DISK_UNKNOWN</comment>
      <translation>Das Ergebnis belegt höchstens {result} auf dem Datenträger; {needed}, solange es entsteht</translation>
    </message>
    <message>
      <source>The disk of {folder} has {free} free and {needed} are needed; free some space or choose a folder on another disk</source>
      <comment>PREFLIGHT_NO_DISK</comment>
      <translation>Auf dem Datenträger von {folder} sind {free} frei, und {needed} werden gebraucht; schaffen Sie Platz, oder wählen Sie einen Ordner auf einem anderen Datenträger</translation>
    </message>
    <message>
      <source>About {needed} of memory, {free} are free</source>
      <comment>PREFLIGHT_MEMORY</comment>
      <translation>Etwa {needed} Arbeitsspeicher, {free} sind frei</translation>
    </message>
    <message>
      <source>About {needed} of memory</source>
      <comment>PREFLIGHT_MEMORY_UNKNOWN</comment>
      <translation>Etwa {needed} Arbeitsspeicher</translation>
    </message>
    <message>
      <source>About {needed} of memory are needed and {free} are free; close other programs, or it goes on in smaller pieces and takes longer</source>
      <comment>PREFLIGHT_LITTLE_MEMORY</comment>
      <translation>Etwa {needed} Arbeitsspeicher werden gebraucht, und {free} sind frei; schließen Sie andere Programme, sonst geht es in kleineren Stücken weiter und dauert länger</translation>
    </message>
    <message>
      <source>Only {free} of memory are free and about {needed} are needed; close other programs, or choose a smaller part of the stack</source>
      <comment>PREFLIGHT_NO_MEMORY</comment>
      <translation>Nur {free} Arbeitsspeicher sind frei, und etwa {needed} werden gebraucht; schließen Sie andere Programme, oder wählen Sie einen kleineren Teil des Bildstapels</translation>
    </message>
    <message>
      <source>{time}, by earlier runs on this computer</source>
      <comment>PREFLIGHT_TIME</comment>
      <translation>{time}, nach früheren Läufen auf diesem Computer</translation>
    </message>
    <message>
      <source>Roughly {time}; the first run on this computer will tell better</source>
      <comment>PREFLIGHT_TIME_UNMEASURED</comment>
      <translation>Grob {time}; der erste Lauf auf diesem Computer sagt mehr</translation>
    </message>
    <message>
      <source>The processor computes</source>
      <comment>PREFLIGHT_PROCESSOR</comment>
      <translation>Der Prozessor rechnet</translation>
    </message>
    <message>
      <source>The {name} computes</source>
      <comment>PREFLIGHT_CARD</comment>
      <translation>Die {name} rechnet</translation>
    </message>
    <message>
      <source>Whether a graphics card can compute is still looked at</source>
      <comment>PREFLIGHT_DEVICE_UNKNOWN</comment>
      <translation>Ob eine Grafikkarte rechnen kann, wird noch geprüft</translation>
    </message>
    <message>
      <source>{why} Shall the processor compute? It takes several times longer.</source>
      <comment>PREFLIGHT_ASKED</comment>
      <translation>{why} Soll der Prozessor rechnen? Das dauert um ein Mehrfaches länger.</translation>
    </message>
    <message>
      <source>Say first whether the processor shall compute</source>
      <comment>PREFLIGHT_BLOCKED_ASKED</comment>
      <translation>Sagen Sie zuerst, ob der Prozessor rechnen soll</translation>
    </message>
    <message>
      <source>Use the processor</source>
      <comment>PREFLIGHT_USE_PROCESSOR</comment>
      <translation>Prozessor verwenden</translation>
    </message>
    <message>
      <source>Restore without the graphics card</source>
      <comment>PREFLIGHT_USE_PROCESSOR_TIP</comment>
      <translation>Ohne die Grafikkarte wiederherstellen</translation>
    </message>
    <message>
      <source>{mark}  {words}</source>
      <comment>PREFLIGHT_MARKED</comment>
      <translation>{mark}  {words}</translation>
    </message>
  </context>
  <context>
    <name>helping</name>
    <message>
      <source>Help on what is selected</source>
      <comment>HELP_HERE</comment>
      <translation>Hilfe zum Gewählten</translation>
    </message>
    <message>
      <source>Open the page for the field or panel that has the focus</source>
      <comment>HELP_HERE</comment>
      <translation>Die Seite zu dem Feld oder Bereich öffnen, das den Fokus hat (auf Englisch)</translation>
    </message>
    <message>
      <source>Contents</source>
      <comment>HELP_CONTENTS</comment>
      <translation>Inhalt</translation>
    </message>
    <message>
      <source>All pages of the help</source>
      <comment>HELP_CONTENTS</comment>
      <translation>Alle Seiten der Hilfe (auf Englisch)</translation>
    </message>
    <message>
      <source>◀ Back</source>
      <comment>HELP_BACK</comment>
      <translation>◀ Zurück</translation>
    </message>
    <message>
      <source>Go back to what was shown before (Alt+Left)</source>
      <comment>HELP_BACK</comment>
      <translation>Zu dem zurückgehen, was vorher zu sehen war (Alt+Links)</translation>
    </message>
    <message>
      <source>Forward ▶</source>
      <comment>HELP_FORWARD</comment>
      <translation>Vor ▶</translation>
    </message>
    <message>
      <source>Go on to what was shown after this (Alt+Right)</source>
      <comment>HELP_FORWARD</comment>
      <translation>Zu dem weitergehen, was danach zu sehen war (Alt+Rechts)</translation>
    </message>
    <message>
      <source>Search the help</source>
      <comment>HELP_FIND</comment>
      <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
      <source>Go to the search field</source>
      <comment>HELP_FIND</comment>
      <translation>Zum Suchfeld gehen</translation>
    </message>
    <message>
      <source>Close</source>
      <comment>HELP_CLOSE</comment>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Close the help</source>
      <comment>HELP_CLOSE</comment>
      <translation>Die Hilfe schließen</translation>
    </message>
    <message>
      <source>Search all pages</source>
      <comment>HELP_SEARCH</comment>
      <translation>Alle Seiten durchsuchen (Englisch)</translation>
    </message>
    <message>
      <source>Page of the help</source>
      <comment>HELP_PAGE</comment>
      <translation>Seite der Hilfe</translation>
    </message>
    <message>
      <source>{page} — SSAI-3D help</source>
      <comment>HELP_TITLE_OF</comment>
      <translation>{page} — Hilfe zu SSAI-3D</translation>
    </message>
    <message>
      <source>Found in one place.</source>
      <comment>HELP_FOUND</comment>
      <translation>An einer Stelle gefunden.</translation>
    </message>
    <message>
      <source>Found in {count} places.</source>
      <comment>HELP_FOUND</comment>
      <translation>An {count} Stellen gefunden.</translation>
    </message>
    <message>
      <source>No page holds all of these words. Try fewer, or the beginning of a word.</source>
      <comment>HELP_FOUND_NOTHING</comment>
      <translation>Keine Seite enthält alle diese Wörter. Versuchen Sie weniger, oder den Anfang eines Wortes.</translation>
    </message>
    <message>
      <source>?</source>
      <comment>HELP_QUESTION</comment>
      <translation>?</translation>
    </message>
    <message>
      <source>Help on this step (F1)</source>
      <comment>HELP_QUESTION_TIP</comment>
      <translation>Hilfe zu diesem Schritt (F1, auf Englisch)</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <comment>HELP_KEYS</comment>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>All keys, to search and to print</source>
      <comment>HELP_KEYS</comment>
      <translation>Alle Tasten, zum Suchen und Drucken</translation>
    </message>
    <message>
      <source>Keyboard shortcuts of SSAI-3D</source>
      <comment>KEYS_TITLE</comment>
      <translation>Tastenkürzel von SSAI-3D</translation>
    </message>
    <message>
      <source>Search keys, such as “contrast” or “Ctrl”</source>
      <comment>KEYS_SEARCH</comment>
      <translation>Tasten suchen, etwa „Kontrast“ oder „Strg“</translation>
    </message>
    <message>
      <source>No key is known by these words.</source>
      <comment>KEYS_NONE</comment>
      <translation>Zu diesen Wörtern ist keine Taste bekannt.</translation>
    </message>
    <message>
      <source>or</source>
      <comment>KEYS_OR</comment>
      <translation>oder</translation>
    </message>
    <message>
      <source>More</source>
      <comment>KEYS_MORE</comment>
      <translation>Weitere</translation>
    </message>
    <message>
      <source>{menu} ▸ {below}</source>
      <comment>KEYS_BELOW</comment>
      <translation>{menu} ▸ {below}</translation>
    </message>
    <message>
      <source>Save as PDF…</source>
      <comment>KEYS_SAVE</comment>
      <translation>Als PDF speichern…</translation>
    </message>
    <message>
      <source>Write all keys into a PDF, to print it</source>
      <comment>KEYS_SAVE</comment>
      <translation>Alle Tasten in ein PDF schreiben, zum Drucken</translation>
    </message>
    <message>
      <source>Save the keyboard shortcuts</source>
      <comment>KEYS_SAVE_TITLE</comment>
      <translation>Tastenkürzel speichern</translation>
    </message>
    <message>
      <source>SSAI-3D keyboard shortcuts.pdf</source>
      <comment>KEYS_FILE</comment>
      <translation>SSAI-3D Tastenkürzel.pdf</translation>
    </message>
    <message>
      <source>PDF (*.pdf)</source>
      <comment>KEYS_FILTER</comment>
      <translation>PDF (*.pdf)</translation>
    </message>
    <message>
      <source>Mouse and arrow keys, over the slices</source>
      <comment>KEYS_HAND</comment>
      <translation>Maus und Pfeiltasten, über den Schnitten</translation>
    </message>
    <message>
      <source>Click, drag</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>Klicken, ziehen</translation>
    </message>
    <message>
      <source>Move the crosshair in all panels</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>Das Fadenkreuz in allen Feldern bewegen</translation>
    </message>
    <message>
      <source>Shift + move</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>Umschalt + bewegen</translation>
    </message>
    <message>
      <source>The crosshair follows the mouse</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>Das Fadenkreuz folgt der Maus</translation>
    </message>
    <message>
      <source>Wheel</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>Mausrad</translation>
    </message>
    <message>
      <source>Walk through the planes</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>Durch die Ebenen gehen</translation>
    </message>
    <message>
      <source>Ctrl + wheel</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>Strg + Mausrad</translation>
    </message>
    <message>
      <source>Zoom at the cursor</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>An der Stelle des Zeigers zoomen</translation>
    </message>
    <message>
      <source>Middle button</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>Mittlere Taste</translation>
    </message>
    <message>
      <source>Drag the view</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>Die Ansicht verschieben</translation>
    </message>
    <message>
      <source>← → ↑ ↓</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>← → ↑ ↓</translation>
    </message>
    <message>
      <source>Move the crosshair by a voxel in the plane</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>Das Fadenkreuz um ein Voxel in der Ebene bewegen</translation>
    </message>
    <message>
      <source>Shift + ← → ↑ ↓</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>Umschalt + ← → ↑ ↓</translation>
    </message>
    <message>
      <source>Move the crosshair by ten voxels</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>Das Fadenkreuz um zehn Voxel bewegen</translation>
    </message>
    <message>
      <source>Tab, Shift + Tab</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>Tab, Umschalt + Tab</translation>
    </message>
    <message>
      <source>Go to the next or the previous panel or field</source>
      <comment>KEYS_OF_THE_HAND</comment>
      <translation>Zum nächsten oder vorigen Bereich oder Feld gehen</translation>
    </message>
    <message>
      <source>Tour</source>
      <comment>HELP_TOUR</comment>
      <translation>Rundgang</translation>
    </message>
    <message>
      <source>Three cards: what SSAI-3D does, how, and what it does not do</source>
      <comment>HELP_TOUR</comment>
      <translation>Drei Karten: was SSAI-3D tut, wie, und was es nicht tut</translation>
    </message>
    <message>
      <source>Welcome to SSAI-3D</source>
      <comment>TOUR_TITLE</comment>
      <translation>Willkommen bei SSAI-3D</translation>
    </message>
    <message>
      <source>What it does</source>
      <comment>TOUR_CARDS</comment>
      <translation>Was es tut</translation>
    </message>
    <message>
      <source>A microscope sees less detail along z than in the plane. SSAI-3D learns from the sharp planes of your own stack what the blurred direction most likely looks like, and makes a stack that is equally fine along x, y and z. It needs no other data.</source>
      <comment>TOUR_CARDS</comment>
      <translation>Ein Mikroskop sieht entlang z weniger Einzelheiten als in der Ebene. SSAI-3D lernt aus den scharfen Ebenen Ihres eigenen Bildstapels, wie die unscharfe Richtung wahrscheinlich aussieht, und macht einen Bildstapel, der entlang x, y und z gleich fein ist. Andere Daten braucht es nicht.</translation>
    </message>
    <message>
      <source>How it goes</source>
      <comment>TOUR_CARDS</comment>
      <translation>Wie es geht</translation>
    </message>
    <message>
      <source>Open a file, preview a small region, then restore the whole stack. What the file does not say, such as the z step, is asked for; everything else is found out. Your file is never changed.</source>
      <comment>TOUR_CARDS</comment>
      <translation>Öffnen Sie eine Datei, sehen Sie sich einen kleinen Bereich in der Vorschau an, und stellen Sie dann den ganzen Bildstapel wieder her. Was die Datei nicht sagt, etwa den z-Schritt, wird erfragt; alles andere findet das Programm heraus. Ihre Datei wird nie geändert.</translation>
    </message>
    <message>
      <source>What it does not do</source>
      <comment>TOUR_CARDS</comment>
      <translation>Was es nicht tut</translation>
    </message>
    <message>
      <source>Restored detail is predicted, not measured. Use it to follow, segment, count and show structures. It is no proof that a structure exists which the raw stack does not hint at. The report shows where to be careful.</source>
      <comment>TOUR_CARDS</comment>
      <translation>Wiederhergestellte Einzelheiten sind vorhergesagt, nicht gemessen. Nutzen Sie sie, um Strukturen zu verfolgen, zu segmentieren, zu zählen und zu zeigen. Sie beweisen nicht, dass es eine Struktur gibt, auf die der rohe Bildstapel nicht hindeutet. Der Bericht zeigt, wo Vorsicht geboten ist.</translation>
    </message>
    <message>
      <source>Left, a slice along z with stretched, blurred dots; right, the same dots, round and sharp</source>
      <comment>TOUR_PICTURES</comment>
      <translation>Links ein Schnitt entlang z mit gestreckten, unscharfen Punkten; rechts dieselben Punkte, rund und scharf</translation>
    </message>
    <message>
      <source>Three boxes in a row, joined by arrows: a file, a small region of it, the whole of it</source>
      <comment>TOUR_PICTURES</comment>
      <translation>Drei Kästen in einer Reihe, mit Pfeilen verbunden: eine Datei, ein kleiner Bereich davon, das Ganze</translation>
    </message>
    <message>
      <source>A slice with four sharp dots, and a fifth that is drawn as a dashed ring with a question mark</source>
      <comment>TOUR_PICTURES</comment>
      <translation>Ein Schnitt mit vier scharfen Punkten und einem fünften, der als gestrichelter Ring mit Fragezeichen gezeichnet ist</translation>
    </message>
    <message>
      <source>Card {number} of {total}</source>
      <comment>TOUR_STEP</comment>
      <translation>Karte {number} von {total}</translation>
    </message>
    <message>
      <source>Back</source>
      <comment>TOUR_BACK</comment>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>The card before</source>
      <comment>TOUR_BACK</comment>
      <translation>Die Karte davor</translation>
    </message>
    <message>
      <source>Next</source>
      <comment>TOUR_NEXT</comment>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>The next card</source>
      <comment>TOUR_NEXT</comment>
      <translation>Die nächste Karte</translation>
    </message>
    <message>
      <source>Start</source>
      <comment>TOUR_DONE</comment>
      <translation>Los geht’s</translation>
    </message>
    <message>
      <source>Close the tour; Help ▸ Tour shows it again</source>
      <comment>TOUR_DONE</comment>
      <translation>Den Rundgang schließen; Hilfe ▸ Rundgang zeigt ihn wieder</translation>
    </message>
    <message>
      <source>Skip</source>
      <comment>TOUR_SKIP</comment>
      <translation>Überspringen</translation>
    </message>
    <message>
      <source>Close the tour; Help ▸ Tour shows it again</source>
      <comment>TOUR_SKIP</comment>
      <translation>Den Rundgang schließen; Hilfe ▸ Rundgang zeigt ihn wieder</translation>
    </message>
    <message>
      <source>Reduce motion</source>
      <comment>LESS_MOTION</comment>
      <translation>Bewegung verringern</translation>
    </message>
    <message>
      <source>Nothing moves by itself: raw and restored blink only by the key</source>
      <comment>LESS_MOTION</comment>
      <translation>Nichts bewegt sich von selbst: Roh und wiederhergestellt blinken nur auf Tastendruck</translation>
    </message>
  </context>
  <context>
    <name>jobs</name>
    <message>
      <source>Starting the engine</source>
      <comment>JOB_STARTING</comment>
      <translation>Der Rechenkern startet</translation>
    </message>
    <message>
      <source>Cancelling …</source>
      <comment>JOB_CANCELLING</comment>
      <translation>Wird abgebrochen …</translation>
    </message>
    <message>
      <source>Pausing …</source>
      <comment>JOB_PAUSING</comment>
      <translation>Wird angehalten …</translation>
    </message>
    <message>
      <source>Cancelled; nothing was saved</source>
      <comment>JOB_CANCELLED</comment>
      <translation>Abgebrochen; nichts wurde gespeichert</translation>
    </message>
    <message>
      <source>Done in {time}</source>
      <comment>JOB_DONE</comment>
      <translation>Fertig, Dauer: {time}</translation>
    </message>
    <message>
      <source>Stopped: {problem}</source>
      <comment>JOB_FAILED</comment>
      <translation>Abgebrochen: {problem}</translation>
    </message>
    <message>
      <source>Paused</source>
      <comment>JOB_PAUSED</comment>
      <translation>Angehalten</translation>
    </message>
    <message>
      <source>On hold</source>
      <comment>JOB_HELD</comment>
      <translation>Zurückgestellt</translation>
    </message>
    <message>
      <source>Interrupted when SSAI-3D ended</source>
      <comment>JOB_INTERRUPTED</comment>
      <translation>Unterbrochen, als SSAI-3D endete</translation>
    </message>
    <message>
      <source>Waiting</source>
      <comment>JOB_QUEUED</comment>
      <translation>Wartet</translation>
    </message>
    <message>
      <source>Standing still: {why}</source>
      <comment>JOB_STALLED</comment>
      <translation>Steht still: {why}</translation>
    </message>
    <message>
      <source>Progress of the job</source>
      <comment>JOB_BAR</comment>
      <translation>Fortschritt des Auftrags</translation>
    </message>
    <message>
      <source>Restoring {name}</source>
      <comment>JOB_TITLE</comment>
      <translation>{name} wird wiederhergestellt</translation>
    </message>
    <message>
      <source>Preview of {name}</source>
      <comment>JOB_PREVIEW_TITLE</comment>
      <translation>Vorschau auf {name}</translation>
    </message>
    <message>
      <source>Exporting {name}</source>
      <comment>JOB_EXPORT_TITLE</comment>
      <translation>{name} wird exportiert</translation>
    </message>
    <message>
      <source>{stage} {done}/{total}</source>
      <comment>STAGE_COUNT</comment>
      <translation>{stage} {done}/{total}</translation>
    </message>
    <message>
      <source>estimating the time left</source>
      <comment>TIME_UNKNOWN</comment>
      <translation>Restzeit wird geschätzt</translation>
    </message>
    <message>
      <source>{time} left</source>
      <comment>TIME_LEFT</comment>
      <translation>noch {time}</translation>
    </message>
    <message>
      <source>{number} planes/s</source>
      <comment>PACE_UNITS</comment>
      <translation>{number} Ebenen/s</translation>
    </message>
    <message>
      <source>{number} steps/s</source>
      <comment>PACE_UNITS</comment>
      <translation>{number} Schritte/s</translation>
    </message>
    <message>
      <source>{number} slices/s</source>
      <comment>PACE_UNITS</comment>
      <translation>{number} Schnitte/s</translation>
    </message>
    <message>
      <source>{number} boxes/s</source>
      <comment>PACE_UNITS</comment>
      <translation>{number} Blöcke/s</translation>
    </message>
    <message>
      <source>{number} %/s</source>
      <comment>PACE_UNITS</comment>
      <translation>{number} %/s</translation>
    </message>
    <message>
      <source>{device}, {memory}</source>
      <comment>JOB_MEMORY</comment>
      <translation>{device}, {memory}</translation>
    </message>
    <message>
      <source>GPU if there is one</source>
      <comment>JOB_DEVICES</comment>
      <translation>GPU, falls vorhanden</translation>
    </message>
    <message>
      <source>Processor</source>
      <comment>JOB_DEVICES</comment>
      <translation>Prozessor</translation>
    </message>
    <message>
      <source>GPU</source>
      <comment>JOB_DEVICES</comment>
      <translation>GPU</translation>
    </message>
    <message>
      <source>{percent} %</source>
      <comment>JOB_PERCENT</comment>
      <translation>{percent} %</translation>
    </message>
    <message>
      <source>◦</source>
      <comment>JOB_STATE_MARKS</comment>
      <translation>◦</translation>
    </message>
    <message>
      <source>▶</source>
      <comment>JOB_STATE_MARKS</comment>
      <translation>▶</translation>
    </message>
    <message>
      <source>❚❚</source>
      <comment>JOB_STATE_MARKS</comment>
      <translation>❚❚</translation>
    </message>
    <message>
      <source>■</source>
      <comment>JOB_STATE_MARKS</comment>
      <translation>■</translation>
    </message>
    <message>
      <source>–</source>
      <comment>JOB_STATE_MARKS</comment>
      <translation>–</translation>
    </message>
    <message>
      <source>✔</source>
      <comment>JOB_STATE_MARKS</comment>
      <translation>✔</translation>
    </message>
    <message>
      <source>✖</source>
      <comment>JOB_STATE_MARKS</comment>
      <translation>✖</translation>
    </message>
    <message>
      <source>!</source>
      <comment>JOB_STATE_MARKS</comment>
      <translation>!</translation>
    </message>
    <message>
      <source>{mark}  {words}</source>
      <comment>JOB_MARKED</comment>
      <translation>{mark}  {words}</translation>
    </message>
    <message>
      <source>Jobs</source>
      <comment>JOBS</comment>
      <translation>Aufträge</translation>
    </message>
    <message>
      <source>Jobs</source>
      <comment>JOBS_ACTION</comment>
      <translation>Aufträge</translation>
    </message>
    <message>
      <source>Show or hide the list of jobs</source>
      <comment>JOBS_ACTION</comment>
      <translation>Die Liste der Aufträge zeigen oder verbergen</translation>
    </message>
    <message>
      <source>Show or hide the list of jobs</source>
      <comment>JOBS_TIP</comment>
      <translation>Die Liste der Aufträge zeigen oder verbergen</translation>
    </message>
    <message>
      <source>▸  Jobs</source>
      <comment>JOBS_FOLD_CLOSED</comment>
      <translation>▸  Aufträge</translation>
    </message>
    <message>
      <source>▾  Jobs</source>
      <comment>JOBS_FOLD_OPEN</comment>
      <translation>▾  Aufträge</translation>
    </message>
    <message>
      <source>List of jobs</source>
      <comment>JOBS_LIST</comment>
      <translation>Liste der Aufträge</translation>
    </message>
    <message>
      <source>Name</source>
      <comment>JOBS_COLUMNS</comment>
      <translation>Name</translation>
    </message>
    <message>
      <source>State</source>
      <comment>JOBS_COLUMNS</comment>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>Progress</source>
      <comment>JOBS_COLUMNS</comment>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>Time left</source>
      <comment>JOBS_COLUMNS</comment>
      <translation>Restzeit</translation>
    </message>
    <message>
      <source>Pace</source>
      <comment>JOBS_COLUMNS</comment>
      <translation>Tempo</translation>
    </message>
    <message>
      <source>Computes on</source>
      <comment>JOBS_COLUMNS</comment>
      <translation>Rechnet auf</translation>
    </message>
    <message>
      <source>{count} running</source>
      <comment>JOBS_RUNNING</comment>
      <translation>{count} in Arbeit</translation>
    </message>
    <message>
      <source>{count} waiting</source>
      <comment>JOBS_WAITING</comment>
      <translation>{count} in der Warteschlange</translation>
    </message>
    <message>
      <source>{count} on hold</source>
      <comment>JOBS_HELD</comment>
      <translation>{count} zurückgestellt</translation>
    </message>
    <message>
      <source>{count} finished</source>
      <comment>JOBS_OVER</comment>
      <translation>{count} beendet</translation>
    </message>
    <message>
      <source>No jobs yet. Restore starts one; more are queued behind it.</source>
      <comment>JOBS_NONE</comment>
      <translation>Noch keine Aufträge. „Wiederherstellen“ beginnt einen; weitere reihen sich dahinter ein.</translation>
    </message>
    <message>
      <source>Nothing new starts until you let the queue go on.</source>
      <comment>JOBS_STOPPED</comment>
      <translation>Nichts Neues beginnt, bis Sie die Warteschlange weiterlaufen lassen.</translation>
    </message>
    <message>
      <source>Stop after this</source>
      <comment>JOBS_STOP_AFTER</comment>
      <translation>Danach anhalten</translation>
    </message>
    <message>
      <source>Let what runs finish, and start nothing new</source>
      <comment>JOBS_STOP_AFTER</comment>
      <translation>Beenden lassen, was läuft, und nichts Neues beginnen</translation>
    </message>
    <message>
      <source>Go on</source>
      <comment>JOBS_GO_ON</comment>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Start waiting jobs again</source>
      <comment>JOBS_GO_ON</comment>
      <translation>Wartende Aufträge wieder beginnen lassen</translation>
    </message>
    <message>
      <source>Clear finished</source>
      <comment>JOBS_CLEAR</comment>
      <translation>Beendete entfernen</translation>
    </message>
    <message>
      <source>Take finished jobs out of the list; their results stay</source>
      <comment>JOBS_CLEAR</comment>
      <translation>Beendete Aufträge aus der Liste nehmen; ihre Ergebnisse bleiben</translation>
    </message>
    <message>
      <source>Until then jobs are forgotten when SSAI-3D is closed</source>
      <comment>JOBS_NOT_KEPT</comment>
      <translation>Bis dahin sind Aufträge vergessen, wenn SSAI-3D geschlossen wird</translation>
    </message>
    <message>
      <source>The list of jobs was damaged and has been put aside</source>
      <comment>JOBS_DAMAGED</comment>
      <translation>Die Liste der Aufträge war beschädigt und wurde beiseitegelegt</translation>
    </message>
    <message>
      <source>go on working: a new list was begun, and results are not touched</source>
      <comment>JOBS_DAMAGED_REMEDY</comment>
      <translation>arbeiten Sie weiter: eine neue Liste wurde begonnen, und Ergebnisse sind nicht betroffen</translation>
    </message>
    <message>
      <source>Pause</source>
      <comment>JOB_PAUSE</comment>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Stop at the next safe point and keep what is done; frees the GPU</source>
      <comment>JOB_PAUSE</comment>
      <translation>An der nächsten sicheren Stelle anhalten und behalten, was fertig ist; gibt die GPU frei</translation>
    </message>
    <message>
      <source>Resume</source>
      <comment>JOB_RESUME</comment>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Let the job go on from where it was</source>
      <comment>JOB_RESUME</comment>
      <translation>Den Auftrag dort weiterlaufen lassen, wo er war</translation>
    </message>
    <message>
      <source>Cancel</source>
      <comment>JOB_CANCEL</comment>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Stop the job; nothing is saved</source>
      <comment>JOB_CANCEL</comment>
      <translation>Den Auftrag abbrechen; nichts wird gespeichert</translation>
    </message>
    <message>
      <source>Discard</source>
      <comment>JOB_DISCARD</comment>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <source>Give the job up and clear away what it has left</source>
      <comment>JOB_DISCARD</comment>
      <translation>Den Auftrag aufgeben und wegräumen, was er hinterlassen hat</translation>
    </message>
    <message>
      <source>Force stop</source>
      <comment>JOB_FORCE</comment>
      <translation>Sofort beenden</translation>
    </message>
    <message>
      <source>End the engine at once</source>
      <comment>JOB_FORCE</comment>
      <translation>Den Rechenkern auf der Stelle beenden</translation>
    </message>
    <message>
      <source>Retry</source>
      <comment>JOB_RETRY</comment>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <source>Do the job again; it goes on from what was kept, if anything was</source>
      <comment>JOB_RETRY</comment>
      <translation>Den Auftrag noch einmal ausführen; er setzt bei dem fort, was behalten wurde</translation>
    </message>
    <message>
      <source>Edit and run again…</source>
      <comment>JOB_EDIT</comment>
      <translation>Ändern und neu starten…</translation>
    </message>
    <message>
      <source>Change quality, network, device or file, and queue it</source>
      <comment>JOB_EDIT</comment>
      <translation>Qualität, Netz, Gerät oder Datei ändern und einreihen</translation>
    </message>
    <message>
      <source>Move up</source>
      <comment>JOB_UP</comment>
      <translation>Nach oben</translation>
    </message>
    <message>
      <source>Start the job earlier</source>
      <comment>JOB_UP</comment>
      <translation>Den Auftrag früher beginnen</translation>
    </message>
    <message>
      <source>Move down</source>
      <comment>JOB_DOWN</comment>
      <translation>Nach unten</translation>
    </message>
    <message>
      <source>Start the job later</source>
      <comment>JOB_DOWN</comment>
      <translation>Den Auftrag später beginnen</translation>
    </message>
    <message>
      <source>Log</source>
      <comment>JOB_LOG</comment>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>What the job told, and what its libraries printed</source>
      <comment>JOB_LOG</comment>
      <translation>Was der Auftrag gemeldet hat und was seine Bibliotheken ausgegeben haben</translation>
    </message>
    <message>
      <source>Show result</source>
      <comment>JOB_SHOW</comment>
      <translation>Ergebnis zeigen</translation>
    </message>
    <message>
      <source>Open the file and show the result beside it</source>
      <comment>JOB_SHOW</comment>
      <translation>Die Datei öffnen und das Ergebnis daneben zeigen</translation>
    </message>
    <message>
      <source>Open folder</source>
      <comment>JOB_FOLDER</comment>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Show the folder of the result</source>
      <comment>JOB_FOLDER</comment>
      <translation>Den Ordner des Ergebnisses zeigen</translation>
    </message>
    <message>
      <source>Remove from list</source>
      <comment>JOB_REMOVE</comment>
      <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
      <source>Take the finished job out of the list; its result stays</source>
      <comment>JOB_REMOVE</comment>
      <translation>Den beendeten Auftrag aus der Liste nehmen; sein Ergebnis bleibt</translation>
    </message>
    <message>
      <source>Hide</source>
      <comment>JOB_HIDE</comment>
      <translation>Ausblenden</translation>
    </message>
    <message>
      <source>Hide this line</source>
      <comment>JOB_HIDE</comment>
      <translation>Diese Zeile ausblenden</translation>
    </message>
    <message>
      <source>More</source>
      <comment>JOB_MORE</comment>
      <translation>Mehr</translation>
    </message>
    <message>
      <source>More that can be done with the chosen jobs</source>
      <comment>JOB_MORE</comment>
      <translation>Was sich mit den gewählten Aufträgen noch tun lässt</translation>
    </message>
    <message>
      <source>Priority</source>
      <comment>JOB_PRIORITY</comment>
      <translation>Vorrang</translation>
    </message>
    <message>
      <source>High</source>
      <comment>JOB_PRIORITIES</comment>
      <translation>Hoch</translation>
    </message>
    <message>
      <source>Normal</source>
      <comment>JOB_PRIORITIES</comment>
      <translation>Normal</translation>
    </message>
    <message>
      <source>Low</source>
      <comment>JOB_PRIORITIES</comment>
      <translation>Niedrig</translation>
    </message>
    <message>
      <source>Start</source>
      <comment>JOB_START</comment>
      <translation>Beginn</translation>
    </message>
    <message>
      <source>As soon as possible</source>
      <comment>JOB_START_SOON</comment>
      <translation>So bald wie möglich</translation>
    </message>
    <message>
      <source>Tonight at {time}</source>
      <comment>JOB_START_TONIGHT</comment>
      <translation>Heute Abend um {time}</translation>
    </message>
    <message>
      <source>At another time…</source>
      <comment>JOB_START_AT</comment>
      <translation>Zu einer anderen Zeit…</translation>
    </message>
    <message>
      <source>Start at another time</source>
      <comment>START_TITLE</comment>
      <translation>Zu einer anderen Zeit beginnen</translation>
    </message>
    <message>
      <source>The job starts at this time at the earliest, when SSAI-3D is open then.</source>
      <comment>START_TEXT</comment>
      <translation>Der Auftrag beginnt frühestens zu dieser Zeit, wenn SSAI-3D dann geöffnet ist.</translation>
    </message>
    <message>
      <source>Earliest start</source>
      <comment>START_LABEL</comment>
      <translation>Frühester Beginn</translation>
    </message>
    <message>
      <source>Edit and run again</source>
      <comment>EDIT_TITLE</comment>
      <translation>Ändern und neu starten</translation>
    </message>
    <message>
      <source>The job starts from the beginning with these choices.</source>
      <comment>EDIT_WAITING</comment>
      <translation>Der Auftrag beginnt mit dieser Auswahl von vorn.</translation>
    </message>
    <message>
      <source>A new job with these choices goes to the end of the queue.</source>
      <comment>EDIT_ENDED</comment>
      <translation>Ein neuer Auftrag mit dieser Auswahl kommt an das Ende der Warteschlange.</translation>
    </message>
    <message>
      <source>Queue it</source>
      <comment>EDIT_QUEUE</comment>
      <translation>Einreihen</translation>
    </message>
    <message>
      <source>File of the result</source>
      <comment>EDIT_FILE</comment>
      <translation>Datei des Ergebnisses</translation>
    </message>
    <message>
      <source>The result's name must end in .ome.tif, .ome.zarr or .tif</source>
      <comment>EDIT_BAD_NAME</comment>
      <translation>Der Name des Ergebnisses muss auf .ome.tif, .ome.zarr oder .tif enden</translation>
    </message>
    <message>
      <source>{name} (no longer there)</source>
      <comment>EDIT_NETWORK_GONE</comment>
      <translation>{name} (nicht mehr da)</translation>
    </message>
    <message>
      <source>The network is no longer there; choose another one</source>
      <comment>EDIT_NETWORK_MISSING</comment>
      <translation>Das Netz ist nicht mehr da; wählen Sie ein anderes</translation>
    </message>
    <message>
      <source>The job deconvolves, without a network</source>
      <comment>EDIT_NO_NETWORK</comment>
      <translation>Der Auftrag entfaltet, ohne ein Netz</translation>
    </message>
    <message>
      <source>The job uses a tuned model, which comes with its network</source>
      <comment>EDIT_NETWORK_OF_MODEL</comment>
      <translation>Der Auftrag verwendet ein abgestimmtes Modell, das sein Netz mitbringt</translation>
    </message>
    <message>
      <source>A job that is not finished writes this file already</source>
      <comment>EDIT_TAKEN</comment>
      <translation>Ein Auftrag, der nicht beendet ist, schreibt schon diese Datei</translation>
    </message>
    <message>
      <source>Log of {name}</source>
      <comment>LOG_TITLE</comment>
      <translation>Protokoll von {name}</translation>
    </message>
    <message>
      <source>Log</source>
      <comment>LOG_TEXT</comment>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Nothing has been told yet.</source>
      <comment>LOG_EMPTY</comment>
      <translation>Noch wurde nichts gemeldet.</translation>
    </message>
    <message>
      <source>Copy</source>
      <comment>LOG_COPY</comment>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Close</source>
      <comment>LOG_CLOSE</comment>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Printed by the engine and its libraries:</source>
      <comment>LOG_PRINTED</comment>
      <translation>Ausgegeben vom Rechenkern und seinen Bibliotheken:</translation>
    </message>
    <message>
      <source>Added to the queue</source>
      <comment>LOG_STEPS</comment>
      <translation>In die Warteschlange aufgenommen</translation>
    </message>
    <message>
      <source>Moved in the queue</source>
      <comment>LOG_STEPS</comment>
      <translation>In der Warteschlange verschoben</translation>
    </message>
    <message>
      <source>Start time changed</source>
      <comment>LOG_STEPS</comment>
      <translation>Beginn geändert</translation>
    </message>
    <message>
      <source>Choices changed</source>
      <comment>LOG_STEPS</comment>
      <translation>Auswahl geändert</translation>
    </message>
    <message>
      <source>Tried again with other choices</source>
      <comment>LOG_STEPS</comment>
      <translation>Mit anderer Auswahl wiederholt</translation>
    </message>
    <message>
      <source>Left as it is</source>
      <comment>LOG_STEPS</comment>
      <translation>Belassen, wie es ist</translation>
    </message>
    <message>
      <source>Pause asked for</source>
      <comment>LOG_STEPS</comment>
      <translation>Pause verlangt</translation>
    </message>
    <message>
      <source>Force stop asked for</source>
      <comment>LOG_STEPS</comment>
      <translation>Sofortiges Beenden verlangt</translation>
    </message>
    <message>
      <source>Computes on {device}</source>
      <comment>LOG_DEVICE</comment>
      <translation>Rechnet auf {device}</translation>
    </message>
    <message>
      <source>Now {state}</source>
      <comment>LOG_STATE</comment>
      <translation>Jetzt {state}</translation>
    </message>
    <message>
      <source>{problem}; {remedy}.</source>
      <comment>LOG_FAILED</comment>
      <translation>{problem}; {remedy}.</translation>
    </message>
    <message>
      <source>{name} is done</source>
      <comment>NOTICE_DONE</comment>
      <translation>{name} ist fertig</translation>
    </message>
    <message>
      <source>{name} stopped: {problem}</source>
      <comment>NOTICE_FAILED</comment>
      <translation>{name} wurde abgebrochen: {problem}</translation>
    </message>
    <message>
      <source>{name}: {problem}</source>
      <comment>NOTICE_OF_MANY</comment>
      <translation>{name}: {problem}</translation>
    </message>
    <message>
      <source>Not enough memory for “{name}”.</source>
      <comment>MEMORY_SHORT</comment>
      <translation>Der Speicher reicht nicht für „{name}“.</translation>
    </message>
    <message>
      <source>Not enough memory for “{name}”, even with the smallest pieces.</source>
      <comment>MEMORY_SHORT_AT_THE_SMALLEST</comment>
      <translation>Der Speicher reicht nicht für „{name}“, auch nicht mit den kleinsten Stücken.</translation>
    </message>
    <message>
      <source>“{name}” was to use a graphics card, and none can be used. {problem}; {remedy}. Or shall the processor compute?</source>
      <comment>GPU_SHORT</comment>
      <translation>„{name}“ sollte auf einer Grafikkarte rechnen, und keine ist nutzbar. {problem}; {remedy}. Oder soll der Prozessor rechnen?</translation>
    </message>
    <message>
      <source>It stopped{at}, and what was done is kept. How shall it go on?</source>
      <comment>MEMORY_KEPT</comment>
      <translation>Der Auftrag endete{at}, und was fertig war, ist behalten. Wie soll es weitergehen?</translation>
    </message>
    <message>
      <source>Nothing of it was kept. How shall it be tried again?</source>
      <comment>MEMORY_NOT_KEPT</comment>
      <translation>Nichts davon wurde behalten. Wie soll es noch einmal versucht werden?</translation>
    </message>
    <message>
      <source>{count} more to ask about after this</source>
      <comment>MEMORY_MORE</comment>
      <translation>danach sind noch {count} zu klären</translation>
    </message>
    <message>
      <source>Smaller pieces</source>
      <comment>MEMORY_SMALLER</comment>
      <translation>Kleinere Stücke</translation>
    </message>
    <message>
      <source>Try again with half as much at a time; needs less memory and takes somewhat longer</source>
      <comment>MEMORY_SMALLER</comment>
      <translation>Mit halb so viel auf einmal noch einmal versuchen; braucht weniger Speicher und dauert etwas länger</translation>
    </message>
    <message>
      <source>On the processor</source>
      <comment>MEMORY_CPU</comment>
      <translation>Auf dem Prozessor</translation>
    </message>
    <message>
      <source>Try again without the GPU and its memory; takes much longer</source>
      <comment>MEMORY_CPU</comment>
      <translation>Ohne die GPU und ihren Speicher noch einmal versuchen; dauert viel länger</translation>
    </message>
    <message>
      <source>Try again</source>
      <comment>MEMORY_AGAIN</comment>
      <translation>Noch einmal</translation>
    </message>
    <message>
      <source>Try again as it was, once other programs are closed</source>
      <comment>MEMORY_AGAIN</comment>
      <translation>Unverändert noch einmal versuchen, wenn andere Programme geschlossen sind</translation>
    </message>
    <message>
      <source>Leave it</source>
      <comment>MEMORY_LEAVE</comment>
      <translation>So lassen</translation>
    </message>
    <message>
      <source>Do nothing; the job can still be retried from the list of jobs</source>
      <comment>MEMORY_LEAVE</comment>
      <translation>Nichts tun; der Auftrag lässt sich aus der Liste der Aufträge immer noch wiederholen</translation>
    </message>
    <message>
      <source>“{name}” was interrupted{at} when SSAI-3D ended.</source>
      <comment>LEFT_INTERRUPTED</comment>
      <translation>„{name}“ wurde{at} unterbrochen, als SSAI-3D endete.</translation>
    </message>
    <message>
      <source>“{name}” was paused{at} when SSAI-3D was closed.</source>
      <comment>LEFT_PAUSED</comment>
      <translation>„{name}“ wurde{at} angehalten, als SSAI-3D geschlossen wurde.</translation>
    </message>
    <message>
      <source>“{name}” has been waiting since last time.</source>
      <comment>LEFT_WAITING</comment>
      <translation>„{name}“ wartet seit dem letzten Mal.</translation>
    </message>
    <message>
      <source> at {percent} %</source>
      <comment>LEFT_AT</comment>
      <translation> bei {percent} %</translation>
    </message>
    <message>
      <source>Resume</source>
      <comment>LEFT_RESUME</comment>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Go on from where it was</source>
      <comment>LEFT_RESUME</comment>
      <translation>Dort weitermachen, wo es war</translation>
    </message>
    <message>
      <source>Start</source>
      <comment>LEFT_START</comment>
      <translation>Beginnen</translation>
    </message>
    <message>
      <source>Start it now, or when its turn comes</source>
      <comment>LEFT_START</comment>
      <translation>Jetzt beginnen, oder wenn es an der Reihe ist</translation>
    </message>
    <message>
      <source>Discard</source>
      <comment>LEFT_DISCARD</comment>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <source>Give the job up and clear away what it has left</source>
      <comment>LEFT_DISCARD</comment>
      <translation>Den Auftrag aufgeben und wegräumen, was er hinterlassen hat</translation>
    </message>
    <message>
      <source>{count} more on hold</source>
      <comment>LEFT_MORE</comment>
      <translation>{count} weitere zurückgestellt</translation>
    </message>
    <message>
      <source>Show the list</source>
      <comment>LEFT_LIST</comment>
      <translation>Liste zeigen</translation>
    </message>
    <message>
      <source>Open the list of jobs</source>
      <comment>LEFT_LIST</comment>
      <translation>Die Liste der Aufträge öffnen</translation>
    </message>
    <message>
      <source>Resume all</source>
      <comment>LEFT_RESUME_ALL</comment>
      <translation>Alle fortsetzen</translation>
    </message>
    <message>
      <source>Let all jobs on hold go on</source>
      <comment>LEFT_RESUME_ALL</comment>
      <translation>Alle zurückgestellten Aufträge weiterlaufen lassen</translation>
    </message>
    <message>
      <source>Save report…</source>
      <comment>CRASH_SAVE</comment>
      <translation>Bericht speichern…</translation>
    </message>
    <message>
      <source>See what a report holds, and save it as a zip file</source>
      <comment>CRASH_SAVE</comment>
      <translation>Sehen, was ein Bericht enthält, und ihn als Zip-Datei speichern</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <comment>CRASH_DISMISS</comment>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <source>Never tell of this again</source>
      <comment>CRASH_DISMISS</comment>
      <translation>Hiervon nicht mehr sprechen</translation>
    </message>
    <message>
      <source>What the report holds</source>
      <comment>CRASH_TITLE</comment>
      <translation>Was der Bericht enthält</translation>
    </message>
    <message>
      <source>The zip file holds exactly these texts. Look through them before you give it to anybody; names of files and folders are in them.</source>
      <comment>CRASH_EXPLAIN</comment>
      <translation>Die Zip-Datei enthält genau diese Texte. Sehen Sie sie durch, bevor Sie sie weitergeben; Namen von Dateien und Ordnern stehen darin.</translation>
    </message>
    <message>
      <source>Files of the report</source>
      <comment>CRASH_FILES</comment>
      <translation>Dateien des Berichts</translation>
    </message>
    <message>
      <source>Text of the chosen file</source>
      <comment>CRASH_TEXT</comment>
      <translation>Text der gewählten Datei</translation>
    </message>
    <message>
      <source>Save as zip…</source>
      <comment>CRASH_SAVE_AS</comment>
      <translation>Als Zip speichern…</translation>
    </message>
    <message>
      <source>Close</source>
      <comment>CRASH_CLOSE</comment>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Zip file (*.zip)</source>
      <comment>CRASH_FILTER</comment>
      <translation>Zip-Datei (*.zip)</translation>
    </message>
    <message>
      <source>ssai3d_crash_report.zip</source>
      <comment>CRASH_NAME</comment>
      <translation>ssai3d_absturzbericht.zip</translation>
    </message>
    <message>
      <source>The report is saved as {path}</source>
      <comment>CRASH_SAVED</comment>
      <translation>Der Bericht ist als {path} gespeichert</translation>
    </message>
    <message>
      <source>A job is not finished</source>
      <comment>CLOSE_TITLE</comment>
      <translation>Ein Auftrag ist nicht beendet</translation>
    </message>
    <message>
      <source>{count} jobs are not finished</source>
      <comment>CLOSE_TITLE_MANY</comment>
      <translation>{count} Aufträge sind nicht beendet</translation>
    </message>
    <message>
      <source>Keep running</source>
      <comment>CLOSE_KEEP</comment>
      <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
      <source>Keep running: the window goes out of sight, and SSAI-3D quits after the last job.</source>
      <comment>CLOSE_KEEP_HIDES</comment>
      <translation>Weiterlaufen lassen: Das Fenster verschwindet, und SSAI-3D beendet sich nach dem letzten Auftrag.</translation>
    </message>
    <message>
      <source>Pause and quit</source>
      <comment>CLOSE_PAUSE</comment>
      <translation>Anhalten und beenden</translation>
    </message>
    <message>
      <source>Pause and quit: what is done is kept, and the next start offers to resume.</source>
      <comment>CLOSE_PAUSE_SAYS</comment>
      <translation>Anhalten und beenden: Was fertig ist, bleibt, und der nächste Start bietet an fortzusetzen.</translation>
    </message>
    <message>
      <source>Cancel and quit</source>
      <comment>CLOSE_CANCEL</comment>
      <translation>Abbrechen und beenden</translation>
    </message>
    <message>
      <source>Cancel and quit: it cannot be paused at this moment; nothing of it is saved.</source>
      <comment>CLOSE_CANCEL_SAYS</comment>
      <translation>Abbrechen und beenden: Im Augenblick lässt sich nichts anhalten; nichts davon wird gespeichert.</translation>
    </message>
    <message>
      <source>Stay</source>
      <comment>CLOSE_STAY</comment>
      <translation>Bleiben</translation>
    </message>
    <message>
      <source>The computation does not stop</source>
      <comment>CLOSE_STUCK</comment>
      <translation>Die Berechnung hält nicht an</translation>
    </message>
    <message>
      <source>It may be waiting for a drive. What it has not kept yet is lost by force.</source>
      <comment>CLOSE_STUCK_SAYS</comment>
      <translation>Vielleicht wartet sie auf ein Laufwerk. Was sie noch nicht gesichert hat, geht beim sofortigen Beenden verloren.</translation>
    </message>
    <message>
      <source>Force stop and quit</source>
      <comment>CLOSE_FORCE</comment>
      <translation>Sofort beenden und schließen</translation>
    </message>
    <message>
      <source>Show SSAI-3D</source>
      <comment>TRAY_SHOW</comment>
      <translation>SSAI-3D zeigen</translation>
    </message>
    <message>
      <source>SSAI-3D goes on working and quits after the last job.</source>
      <comment>TRAY_RUNNING</comment>
      <translation>SSAI-3D arbeitet weiter und beendet sich nach dem letzten Auftrag.</translation>
    </message>
  </context>
  <context>
    <name>networks</name>
    <message>
      <source>Networks…</source>
      <comment>NETWORKS</comment>
      <translation>Netze…</translation>
    </message>
    <message>
      <source>See the networks there are, and import your own</source>
      <comment>NETWORKS</comment>
      <translation>Die vorhandenen Netze ansehen und eigene importieren</translation>
    </message>
    <message>
      <source>Networks</source>
      <comment>NETWORKS_TITLE</comment>
      <translation>Netze</translation>
    </message>
    <message>
      <source>A network that was trained beforehand is fine-tuned to each stack. Besides those that come with SSAI-3D, you can use a NAFNet of your own.</source>
      <comment>NETWORKS_ABOUT</comment>
      <translation>Ein vorab trainiertes Netz wird an jeden Bildstapel feinabgestimmt. Neben denen, die zu SSAI-3D gehören, können Sie ein eigenes NAFNet verwenden.</translation>
    </message>
    <message>
      <source>Networks, those that ship first</source>
      <comment>NETWORKS_LIST</comment>
      <translation>Netze, die mitgelieferten zuerst</translation>
    </message>
    <message>
      <source>Name</source>
      <comment>NETWORKS_COLUMNS</comment>
      <translation>Name</translation>
    </message>
    <message>
      <source>From</source>
      <comment>NETWORKS_COLUMNS</comment>
      <translation>Von</translation>
    </message>
    <message>
      <source>Parameters</source>
      <comment>NETWORKS_COLUMNS</comment>
      <translation>Parameter</translation>
    </message>
    <message>
      <source>Time</source>
      <comment>NETWORKS_COLUMNS</comment>
      <translation>Zeit</translation>
    </message>
    <message>
      <source>Licence</source>
      <comment>NETWORKS_COLUMNS</comment>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>SSAI-3D</source>
      <comment>NETWORKS_SHIPS</comment>
      <translation>SSAI-3D</translation>
    </message>
    <message>
      <source>damaged</source>
      <comment>NETWORKS_DAMAGED</comment>
      <translation>beschädigt</translation>
    </message>
    <message>
      <source>Its card cannot be read. Remove it and import the file again.</source>
      <comment>NETWORKS_DAMAGED_WORDS</comment>
      <translation>Seine Beschreibung lässt sich nicht lesen. Entfernen Sie es, und importieren Sie die Datei neu.</translation>
    </message>
    <message>
      <source>{count} M</source>
      <comment>NETWORKS_MILLIONS</comment>
      <translation>{count} Mio.</translation>
    </message>
    <message>
      <source>{count} ×</source>
      <comment>NETWORKS_TIMES</comment>
      <translation>{count} ×</translation>
    </message>
    <message>
      <source>What a restoration calls the network</source>
      <comment>NETWORKS_COLUMN_TIPS</comment>
      <translation>Wie eine Wiederherstellung das Netz nennt</translation>
    </message>
    <message>
      <source>The file it was imported from</source>
      <comment>NETWORKS_COLUMN_TIPS</comment>
      <translation>Die Datei, aus der es importiert wurde</translation>
    </message>
    <message>
      <source>How many numbers the network holds</source>
      <comment>NETWORKS_COLUMN_TIPS</comment>
      <translation>Wie viele Zahlen das Netz enthält</translation>
    </message>
    <message>
      <source>Time on a CPU, as a multiple of “fast”; estimated</source>
      <comment>NETWORKS_COLUMN_TIPS</comment>
      <translation>Zeit auf einem Prozessor, als Vielfaches von „fast“; geschätzt</translation>
    </message>
    <message>
      <source>Of an imported network, as you stated it</source>
      <comment>NETWORKS_COLUMN_TIPS</comment>
      <translation>Bei einem importierten Netz, wie Sie sie angegeben haben</translation>
    </message>
    <message>
      <source>Training: {recipe}.</source>
      <comment>NETWORK_TRAINING</comment>
      <translation>Training: {recipe}.</translation>
    </message>
    <message>
      <source>NAFNet, width {width}, {count} million parameters.</source>
      <comment>NETWORK_SHAPE</comment>
      <translation>NAFNet, Breite {width}, {count} Millionen Parameter.</translation>
    </message>
    <message>
      <source>Imported on {date} from {file}.</source>
      <comment>NETWORK_IMPORTED</comment>
      <translation>Importiert am {date} aus {file}.</translation>
    </message>
    <message>
      <source>It was {change}.</source>
      <comment>NETWORK_CHANGED</comment>
      <translation>Es wurde {change}.</translation>
    </message>
    <message>
      <source>SHA-256 {hash}</source>
      <comment>NETWORK_HASH</comment>
      <translation>SHA-256 {hash}</translation>
    </message>
    <message>
      <source>Import…</source>
      <comment>NETWORKS_IMPORT</comment>
      <translation>Importieren…</translation>
    </message>
    <message>
      <source>Remove</source>
      <comment>NETWORKS_REMOVE</comment>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Networks that come with SSAI-3D cannot be removed</source>
      <comment>NETWORKS_REMOVE_SHIPPED</comment>
      <translation>Netze, die zu SSAI-3D gehören, lassen sich nicht entfernen</translation>
    </message>
    <message>
      <source>Remove this network?</source>
      <comment>NETWORKS_REMOVE_TITLE</comment>
      <translation>Dieses Netz entfernen?</translation>
    </message>
    <message>
      <source>Remove the network “{name}”? Its checkpoint file is not touched.</source>
      <comment>NETWORKS_REMOVE_TEXT</comment>
      <translation>Das Netz „{name}“ entfernen? Seine Checkpoint-Datei bleibt unberührt.</translation>
    </message>
    <message>
      <source>Keep it</source>
      <comment>NETWORKS_KEEP</comment>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Close</source>
      <comment>NETWORKS_CLOSE</comment>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Choose a checkpoint</source>
      <comment>NETWORKS_DIALOG_TITLE</comment>
      <translation>Checkpoint auswählen</translation>
    </message>
    <message>
      <source>Checkpoints (*.pth *.pt *.safetensors);;All files (*)</source>
      <comment>NETWORKS_DIALOG_FILTER</comment>
      <translation>Checkpoints (*.pth *.pt *.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Import {file}</source>
      <comment>IMPORT_HEADING</comment>
      <translation>{file} importieren</translation>
    </message>
    <message>
      <source>Name</source>
      <comment>IMPORT_NAME</comment>
      <translation>Name</translation>
    </message>
    <message>
      <source>Licence</source>
      <comment>IMPORT_LICENCE</comment>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>not stated</source>
      <comment>IMPORT_LICENCE_HINT</comment>
      <translation>nicht angegeben</translation>
    </message>
    <message>
      <source>Its makers say under which licence they give it, and whether you may use it for your work; what you enter goes into every report.</source>
      <comment>IMPORT_NOTE</comment>
      <translation>Die Urheber sagen, unter welcher Lizenz sie es weitergeben und ob Sie es für Ihre Arbeit verwenden dürfen; was Sie eingeben, steht in jedem Bericht.</translation>
    </message>
    <message>
      <source>Import</source>
      <comment>IMPORT_START</comment>
      <translation>Importieren</translation>
    </message>
    <message>
      <source>Cancel</source>
      <comment>IMPORT_CANCEL</comment>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>The file is being checked, and its network tried …</source>
      <comment>IMPORT_RUNNING</comment>
      <translation>Die Datei wird geprüft und ihr Netz ausprobiert …</translation>
    </message>
    <message>
      <source>Imported as “{name}”. Choose it in the panel, under “How”.</source>
      <comment>IMPORT_DONE</comment>
      <translation>Als „{name}“ importiert. Wählen Sie es im Bereich rechts unter „Wie“.</translation>
    </message>
    <message>
      <source>The import was ended from outside</source>
      <comment>IMPORT_STOPPED</comment>
      <translation>Der Import wurde von außen beendet</translation>
    </message>
    <message>
      <source>try it again, and send the log to support if it happens again</source>
      <comment>IMPORT_STOPPED_REMEDY</comment>
      <translation>versuchen Sie es noch einmal, und senden Sie das Protokoll an den Support, wenn es wieder vorkommt</translation>
    </message>
    <message>
      <source>Network</source>
      <comment>NETWORK_LABEL</comment>
      <translation>Netz</translation>
    </message>
    <message>
      <source>As the quality says</source>
      <comment>NETWORK_OF_PRESET</comment>
      <translation>Je nach Qualität</translation>
    </message>
    <message>
      <source>“{name}”. {words}</source>
      <comment>NETWORK_OF_PRESET_WORDS</comment>
      <translation>„{name}“. {words}</translation>
    </message>
    <message>
      <source>Takes about {count} times as long as “fast”.</source>
      <comment>NETWORK_AS_LONG</comment>
      <translation>Dauert etwa {count}-mal so lange wie „fast“.</translation>
    </message>
    <message>
      <source>About as quick as “fast”.</source>
      <comment>NETWORK_AS_FAST</comment>
      <translation>Etwa so schnell wie „fast“.</translation>
    </message>
    <message>
      <source>About {count} times as quick as “fast”.</source>
      <comment>NETWORK_FASTER</comment>
      <translation>Etwa {count}-mal so schnell wie „fast“.</translation>
    </message>
  </context>
  <context>
    <name>opening</name>
    <message>
      <source>Drop a stack here</source>
      <comment>WELCOME_TITLE</comment>
      <translation>Ziehen Sie einen Bildstapel hierher</translation>
    </message>
    <message>
      <source>SSAI-3D makes a stack as sharp along z as it is in the plane.</source>
      <comment>WELCOME_SUBTITLE</comment>
      <translation>SSAI-3D macht einen Bildstapel entlang z so scharf wie in der Ebene.</translation>
    </message>
    <message>
      <source>CZI · LIF · ND2 · OME-TIFF · ImageJ TIFF · OME-Zarr · folders of numbered planes</source>
      <comment>WELCOME_FORMATS</comment>
      <translation>CZI · LIF · ND2 · OME-TIFF · ImageJ-TIFF · OME-Zarr · Ordner nummerierter Ebenen</translation>
    </message>
    <message>
      <source>Open image…</source>
      <comment>WELCOME_OPEN</comment>
      <translation>Bild öffnen…</translation>
    </message>
    <message>
      <source>Try the sample (1–2 min)</source>
      <comment>WELCOME_SAMPLE</comment>
      <translation>Beispiel ausprobieren (1–2 min)</translation>
    </message>
    <message>
      <source>Recent files</source>
      <comment>WELCOME_RECENT_FILES</comment>
      <translation>Zuletzt geöffnete Dateien</translation>
    </message>
    <message>
      <source>Opening {name} …</source>
      <comment>WELCOME_OPENING</comment>
      <translation>{name} wird geöffnet …</translation>
    </message>
    <message>
      <source>Open a stack</source>
      <comment>OPEN_DIALOG_TITLE</comment>
      <translation>Bildstapel öffnen</translation>
    </message>
    <message>
      <source>Image stacks (*.czi *.lif *.lof *.nd2 *.tif *.tiff *.btf *.tf8 *.lsm *.stk *.companion.ome *.dv *.r3d);;All files (*)</source>
      <comment>OPEN_DIALOG_FILTER</comment>
      <translation>Bildstapel (*.czi *.lif *.lof *.nd2 *.tif *.tiff *.btf *.tf8 *.lsm *.stk *.companion.ome *.dv *.r3d);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Open a folder of numbered planes, or an OME-Zarr image</source>
      <comment>OPEN_FOLDER_TITLE</comment>
      <translation>Einen Ordner nummerierter Ebenen oder ein OME-Zarr-Bild öffnen</translation>
    </message>
    <message>
      <source>Save the result as</source>
      <comment>SAVE_DIALOG_TITLE</comment>
      <translation>Ergebnis speichern unter</translation>
    </message>
    <message>
      <source>{name} — SSAI-3D</source>
      <comment>WINDOW_TITLE</comment>
      <translation>{name} — SSAI-3D</translation>
    </message>
    <message>
      <source>loading {percent} %</source>
      <comment>LOADING</comment>
      <translation>{percent} % geladen</translation>
    </message>
    <message>
      <source>coarse preview</source>
      <comment>COARSE</comment>
      <translation>grobe Vorschau</translation>
    </message>
    <message>
      <source>This scene, channel or time point was not restored with these axes</source>
      <comment>NOT_RESTORED_HERE</comment>
      <translation>Diese Szene, dieser Kanal oder Zeitpunkt wurde mit diesen Achsen nicht wiederhergestellt</translation>
    </message>
    <message>
      <source>Reading …</source>
      <comment>WAITING_FOR_PIXELS</comment>
      <translation>Wird gelesen …</translation>
    </message>
  </context>
  <context>
    <name>preview</name>
    <message>
      <source>Preview</source>
      <comment>PREVIEW_ACTION</comment>
      <translation>Vorschau</translation>
    </message>
    <message>
      <source>Restore a small region within about a minute, to see what the whole will look like</source>
      <comment>PREVIEW_ACTION</comment>
      <translation>Einen kleinen Bereich in etwa einer Minute wiederherstellen, um zu sehen, wie das Ganze aussehen wird</translation>
    </message>
    <message>
      <source>Preview</source>
      <comment>PREVIEW_BUTTON</comment>
      <translation>Vorschau</translation>
    </message>
    <message>
      <source>Preview again</source>
      <comment>PREVIEW_AGAIN</comment>
      <translation>Neue Vorschau</translation>
    </message>
    <message>
      <source>Cancel</source>
      <comment>PREVIEW_CANCEL</comment>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Stop the preview; the stack stays as it is</source>
      <comment>PREVIEW_CANCEL</comment>
      <translation>Die Vorschau abbrechen; der Stapel bleibt, wie er ist</translation>
    </message>
    <message>
      <source>Show region</source>
      <comment>PREVIEW_LOOK</comment>
      <translation>Bereich zeigen</translation>
    </message>
    <message>
      <source>Move the view to the region</source>
      <comment>PREVIEW_LOOK</comment>
      <translation>Die Ansicht auf den Bereich richten</translation>
    </message>
    <message>
      <source>Close preview</source>
      <comment>PREVIEW_CLOSE</comment>
      <translation>Vorschau schließen</translation>
    </message>
    <message>
      <source>Show the stack as recorded; what was learnt is kept for Restore</source>
      <comment>PREVIEW_CLOSE</comment>
      <translation>Den Stapel zeigen, wie er aufgenommen wurde; das Gelernte bleibt für die Wiederherstellung erhalten</translation>
    </message>
    <message>
      <source>preview of a region</source>
      <comment>PREVIEW_BADGE</comment>
      <translation>Vorschau auf einen Bereich</translation>
    </message>
    <message>
      <source>Proposed where there is most structure: {size}.</source>
      <comment>PREVIEW_PROPOSED</comment>
      <translation>Vorgeschlagen, wo am meisten Struktur ist: {size}.</translation>
    </message>
    <message>
      <source>No structure was found; proposed in the middle: {size}.</source>
      <comment>PREVIEW_PROPOSED_MIDDLE</comment>
      <translation>Es wurde keine Struktur gefunden; vorgeschlagen in der Mitte: {size}.</translation>
    </message>
    <message>
      <source>Your region, over the whole depth: {size}.</source>
      <comment>PREVIEW_DRAWN</comment>
      <translation>Ihr Bereich, über die ganze Tiefe: {size}.</translation>
    </message>
    <message>
      <source>Your region is too large for a preview within a minute; of its middle: {size}.</source>
      <comment>PREVIEW_DRAWN_LARGE</comment>
      <translation>Ihr Bereich ist zu groß für eine Vorschau in einer Minute; aus seiner Mitte: {size}.</translation>
    </message>
    <message>
      <source>{x} × {y} × {z} voxels ({dx} × {dy} × {dz} µm, x × y × z)</source>
      <comment>PREVIEW_SIZE</comment>
      <translation>{x} × {y} × {z} Voxel ({dx} × {dy} × {dz} µm, x × y × z)</translation>
    </message>
    <message>
      <source>To look elsewhere, mark a region in the viewer (R).</source>
      <comment>PREVIEW_OWN_REGION</comment>
      <translation>Um anderswo zu schauen, markieren Sie in der Ansicht einen Bereich (R).</translation>
    </message>
    <message>
      <source>Looking for a region with structure …</source>
      <comment>PREVIEW_SEARCHING</comment>
      <translation>Ein Bereich mit Struktur wird gesucht …</translation>
    </message>
    <message>
      <source>The quick look comes in a few seconds …</source>
      <comment>PREVIEW_STARTING</comment>
      <translation>Der erste Blick kommt in wenigen Sekunden …</translation>
    </message>
    <message>
      <source>Waits: another restoration is running</source>
      <comment>PREVIEW_WAITS</comment>
      <translation>Wartet: eine andere Wiederherstellung läuft</translation>
    </message>
    <message>
      <source>Quick look shown; the network learns …</source>
      <comment>PREVIEW_QUICK</comment>
      <translation>Erster Blick gezeigt; das Netz lernt …</translation>
    </message>
    <message>
      <source>Shown after {step} steps; the network learns …</source>
      <comment>PREVIEW_ON_THE_WAY</comment>
      <translation>Gezeigt nach {step} Schritten; das Netz lernt …</translation>
    </message>
    <message>
      <source>Shown. Restore goes on from what was learnt</source>
      <comment>PREVIEW_MADE</comment>
      <translation>Gezeigt. Die Wiederherstellung baut auf dem Gelernten auf</translation>
    </message>
    <message>
      <source>Shown, for other choices; Restore begins anew</source>
      <comment>PREVIEW_MADE_STALE</comment>
      <translation>Gezeigt, für andere Einstellungen; die Wiederherstellung beginnt neu</translation>
    </message>
    <message>
      <source>Made. Restore goes on from what was learnt</source>
      <comment>PREVIEW_LEARNT</comment>
      <translation>Erstellt. Die Wiederherstellung baut auf dem Gelernten auf</translation>
    </message>
    <message>
      <source>Failed: {problem}</source>
      <comment>PREVIEW_FAILED</comment>
      <translation>Fehlgeschlagen: {problem}</translation>
    </message>
    <message>
      <source>Only for the tuned network; a classic method needs no preview</source>
      <comment>PREVIEW_CLASSIC</comment>
      <translation>Nur für das abgestimmte Netz; ein klassisches Verfahren braucht keine Vorschau</translation>
    </message>
    <message>
      <source>Preview of a region · untuned network</source>
      <comment>PREVIEW_TITLES</comment>
      <translation>Vorschau auf einen Bereich · nicht abgestimmtes Netz</translation>
    </message>
    <message>
      <source>Preview · untuned</source>
      <comment>PREVIEW_TITLES</comment>
      <translation>Vorschau · nicht abgestimmt</translation>
    </message>
    <message>
      <source>Preview of a region · after {step} steps</source>
      <comment>PREVIEW_TITLES</comment>
      <translation>Vorschau auf einen Bereich · nach {step} Schritten</translation>
    </message>
    <message>
      <source>Preview · {step} steps</source>
      <comment>PREVIEW_TITLES</comment>
      <translation>Vorschau · {step} Schritte</translation>
    </message>
    <message>
      <source>Preview of a region · predicted detail</source>
      <comment>PREVIEW_TITLES</comment>
      <translation>Vorschau auf einen Bereich · vorhergesagte Details</translation>
    </message>
    <message>
      <source>Preview · predicted</source>
      <comment>PREVIEW_TITLES</comment>
      <translation>Vorschau · vorhergesagt</translation>
    </message>
  </context>
  <context>
    <name>projects</name>
    <message>
      <source>New project…</source>
      <comment>PROJECT_NEW</comment>
      <translation>Neues Projekt…</translation>
    </message>
    <message>
      <source>Begin a project: a folder that keeps files, runs and notes together</source>
      <comment>PROJECT_NEW</comment>
      <translation>Ein Projekt beginnen: einen Ordner, der Dateien, Läufe und Notizen zusammenhält</translation>
    </message>
    <message>
      <source>Open project…</source>
      <comment>PROJECT_OPEN</comment>
      <translation>Projekt öffnen…</translation>
    </message>
    <message>
      <source>Open the folder of a project</source>
      <comment>PROJECT_OPEN</comment>
      <translation>Den Ordner eines Projekts öffnen</translation>
    </message>
    <message>
      <source>Save project</source>
      <comment>PROJECT_SAVE</comment>
      <translation>Projekt speichern</translation>
    </message>
    <message>
      <source>Write the project now; it is also saved at each change by itself</source>
      <comment>PROJECT_SAVE</comment>
      <translation>Das Projekt jetzt schreiben; es wird auch bei jeder Änderung von selbst gespeichert</translation>
    </message>
    <message>
      <source>Save project as…</source>
      <comment>PROJECT_SAVE_AS</comment>
      <translation>Projekt speichern unter…</translation>
    </message>
    <message>
      <source>Copy the project with its runs into a new folder</source>
      <comment>PROJECT_SAVE_AS</comment>
      <translation>Das Projekt mit seinen Läufen in einen neuen Ordner kopieren</translation>
    </message>
    <message>
      <source>Close project</source>
      <comment>PROJECT_CLOSE</comment>
      <translation>Projekt schließen</translation>
    </message>
    <message>
      <source>Go back to files without a project</source>
      <comment>PROJECT_CLOSE</comment>
      <translation>Zu den Dateien ohne Projekt zurückkehren</translation>
    </message>
    <message>
      <source>Add files…</source>
      <comment>PROJECT_ADD</comment>
      <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
      <source>List files in the project without opening them</source>
      <comment>PROJECT_ADD</comment>
      <translation>Dateien im Projekt aufführen, ohne sie zu öffnen</translation>
    </message>
    <message>
      <source>Add folder…</source>
      <comment>PROJECT_ADD_FOLDER</comment>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>List all image files of a folder, and of those in it</source>
      <comment>PROJECT_ADD_FOLDER</comment>
      <translation>Alle Bilddateien eines Ordners und seiner Unterordner aufführen</translation>
    </message>
    <message>
      <source>Import bundle…</source>
      <comment>PROJECT_IMPORT</comment>
      <translation>Paket importieren…</translation>
    </message>
    <message>
      <source>Take in a run that a colleague has exported</source>
      <comment>PROJECT_IMPORT</comment>
      <translation>Einen Lauf aufnehmen, den jemand anders exportiert hat</translation>
    </message>
    <message>
      <source>Undo</source>
      <comment>PROJECT_UNDO</comment>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Take the last edit of the project back</source>
      <comment>PROJECT_UNDO</comment>
      <translation>Die letzte Änderung am Projekt zurücknehmen</translation>
    </message>
    <message>
      <source>Redo</source>
      <comment>PROJECT_REDO</comment>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <source>Make the edit again that was taken back</source>
      <comment>PROJECT_REDO</comment>
      <translation>Die zurückgenommene Änderung noch einmal vornehmen</translation>
    </message>
    <message>
      <source>Find in project</source>
      <comment>PROJECT_FIND</comment>
      <translation>Im Projekt suchen</translation>
    </message>
    <message>
      <source>Search names, notes, channels and states</source>
      <comment>PROJECT_FIND</comment>
      <translation>Namen, Notizen, Kanäle und Zustände durchsuchen</translation>
    </message>
    <message>
      <source>Project panel</source>
      <comment>PROJECT_SHOW</comment>
      <translation>Projektbereich</translation>
    </message>
    <message>
      <source>Show or hide the files of the project</source>
      <comment>PROJECT_SHOW</comment>
      <translation>Die Dateien des Projekts zeigen oder verbergen</translation>
    </message>
    <message>
      <source>Locate…</source>
      <comment>PROJECT_LOCATE</comment>
      <translation>Suchen…</translation>
    </message>
    <message>
      <source>Say where files lie that were moved; they are known by their content</source>
      <comment>PROJECT_LOCATE</comment>
      <translation>Sagen, wo verschobene Dateien liegen; sie werden an ihrem Inhalt erkannt</translation>
    </message>
    <message>
      <source>Open</source>
      <comment>ENTRY_OPEN</comment>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Open the file, or show the result of the run</source>
      <comment>ENTRY_OPEN</comment>
      <translation>Die Datei öffnen oder das Ergebnis des Laufs zeigen</translation>
    </message>
    <message>
      <source>Show in file manager</source>
      <comment>ENTRY_FOLDER</comment>
      <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
      <source>Open the folder in which it lies</source>
      <comment>ENTRY_FOLDER</comment>
      <translation>Den Ordner öffnen, in dem es liegt</translation>
    </message>
    <message>
      <source>Rename</source>
      <comment>ENTRY_RENAME</comment>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Give it another name in the project; the file keeps its own</source>
      <comment>ENTRY_RENAME</comment>
      <translation>Im Projekt anders benennen; die Datei behält ihren Namen</translation>
    </message>
    <message>
      <source>Remove from project</source>
      <comment>ENTRY_REMOVE</comment>
      <translation>Aus dem Projekt entfernen</translation>
    </message>
    <message>
      <source>Take it out of the list; nothing on the disk is deleted</source>
      <comment>ENTRY_REMOVE</comment>
      <translation>Aus der Liste nehmen; auf dem Datenträger wird nichts gelöscht</translation>
    </message>
    <message>
      <source>Run again</source>
      <comment>RUN_AGAIN</comment>
      <translation>Noch einmal ausführen</translation>
    </message>
    <message>
      <source>Restore once more as this run did, into a result of its own</source>
      <comment>RUN_AGAIN</comment>
      <translation>Noch einmal wiederherstellen wie in diesem Lauf, in ein eigenes Ergebnis</translation>
    </message>
    <message>
      <source>Copy Methods paragraph</source>
      <comment>RUN_METHODS</comment>
      <translation>Methodenabsatz kopieren</translation>
    </message>
    <message>
      <source>Copy what was done, with citation, for a paper</source>
      <comment>RUN_METHODS</comment>
      <translation>Für eine Veröffentlichung kopieren, was getan wurde, mit Zitat</translation>
    </message>
    <message>
      <source>Copy citation</source>
      <comment>RUN_CITATION</comment>
      <translation>Zitat kopieren</translation>
    </message>
    <message>
      <source>Copy the reference of the method</source>
      <comment>RUN_CITATION</comment>
      <translation>Die Literaturangabe der Methode kopieren</translation>
    </message>
    <message>
      <source>Export bundle…</source>
      <comment>RUN_EXPORT</comment>
      <translation>Paket exportieren…</translation>
    </message>
    <message>
      <source>Put the run and its result into one file, for a colleague</source>
      <comment>RUN_EXPORT</comment>
      <translation>Den Lauf und sein Ergebnis in eine Datei packen, zum Weitergeben</translation>
    </message>
    <message>
      <source>&amp;Project</source>
      <comment>MENU_PROJECT</comment>
      <translation>&amp;Projekt</translation>
    </message>
    <message>
      <source>Recent projects</source>
      <comment>MENU_RECENT</comment>
      <translation>Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
      <source>None yet</source>
      <comment>NO_RECENT</comment>
      <translation>Noch keine</translation>
    </message>
    <message>
      <source>Undo {label}</source>
      <comment>UNDO_OF</comment>
      <translation>Rückgängig: {label}</translation>
    </message>
    <message>
      <source>Redo {label}</source>
      <comment>REDO_OF</comment>
      <translation>Wiederholen: {label}</translation>
    </message>
    <message>
      <source>Files of the project and their runs</source>
      <comment>PROJECT_TREE</comment>
      <translation>Dateien des Projekts und ihre Läufe</translation>
    </message>
    <message>
      <source>Files without a project</source>
      <comment>PROJECT_NOT_NAMED</comment>
      <translation>Dateien ohne Projekt</translation>
    </message>
    <message>
      <source>What you open is listed here, with its runs and corrections, until you save it as a project</source>
      <comment>PROJECT_NOT_NAMED_TIP</comment>
      <translation>Was Sie öffnen, steht hier mit seinen Läufen und Berichtigungen, bis Sie es als Projekt speichern</translation>
    </message>
    <message>
      <source>Nothing is kept</source>
      <comment>PROJECT_NONE</comment>
      <translation>Nichts wird aufbewahrt</translation>
    </message>
    <message>
      <source>Project menu</source>
      <comment>PROJECT_MENU</comment>
      <translation>Projektmenü</translation>
    </message>
    <message>
      <source>Search</source>
      <comment>PROJECT_SEARCH</comment>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>Words of names, notes, channels and states; all of them must be there</source>
      <comment>PROJECT_SEARCH_TIP</comment>
      <translation>Wörter aus Namen, Notizen, Kanälen und Zuständen; alle müssen vorkommen</translation>
    </message>
    <message>
      <source>Which files are listed</source>
      <comment>PROJECT_FILTER</comment>
      <translation>Welche Dateien aufgeführt sind</translation>
    </message>
    <message>
      <source>All</source>
      <comment>PROJECT_FILTERS</comment>
      <translation>Alle</translation>
    </message>
    <message>
      <source>Restored</source>
      <comment>PROJECT_FILTERS</comment>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>At work</source>
      <comment>PROJECT_FILTERS</comment>
      <translation>In Arbeit</translation>
    </message>
    <message>
      <source>Failed</source>
      <comment>PROJECT_FILTERS</comment>
      <translation>Fehlgeschlagen</translation>
    </message>
    <message>
      <source>Not restored</source>
      <comment>PROJECT_FILTERS</comment>
      <translation>Offen</translation>
    </message>
    <message>
      <source>Missing</source>
      <comment>PROJECT_FILTERS</comment>
      <translation>Fehlend</translation>
    </message>
    <message>
      <source>Drop files or folders here to list them without opening them.</source>
      <comment>PROJECT_EMPTY</comment>
      <translation>Ziehen Sie Dateien oder Ordner hierher, um sie aufzuführen, ohne sie zu öffnen.</translation>
    </message>
    <message>
      <source>Nothing fits this search.</source>
      <comment>PROJECT_EMPTY_SEARCH</comment>
      <translation>Nichts passt zu dieser Suche.</translation>
    </message>
    <message>
      <source>Notes</source>
      <comment>PROJECT_NOTES</comment>
      <translation>Notizen</translation>
    </message>
    <message>
      <source>Choose a file or a run to write notes</source>
      <comment>PROJECT_NOTES_NONE</comment>
      <translation>Wählen Sie eine Datei oder einen Lauf, um Notizen zu schreiben</translation>
    </message>
    <message>
      <source>Notes on {name}</source>
      <comment>PROJECT_NOTES_ON</comment>
      <translation>Notizen zu {name}</translation>
    </message>
    <message>
      <source>{files} · {runs}</source>
      <comment>PROJECT_COUNT</comment>
      <translation>{files} · {runs}</translation>
    </message>
    <message>
      <source>{count} file</source>
      <comment>COUNT_FILES</comment>
      <translation>{count} Datei</translation>
    </message>
    <message>
      <source>{count} files</source>
      <comment>COUNT_FILES</comment>
      <translation>{count} Dateien</translation>
    </message>
    <message>
      <source>{count} run</source>
      <comment>COUNT_RUNS</comment>
      <translation>{count} Lauf</translation>
    </message>
    <message>
      <source>{count} runs</source>
      <comment>COUNT_RUNS</comment>
      <translation>{count} Läufe</translation>
    </message>
    <message>
      <source>Open for reading only: nothing of this project can be changed here.</source>
      <comment>PROJECT_READ_ONLY</comment>
      <translation>Nur zum Lesen geöffnet: An diesem Projekt lässt sich hier nichts ändern.</translation>
    </message>
    <message>
      <source>Not saved: {sentence}</source>
      <comment>PROJECT_UNSAVED</comment>
      <translation>Nicht gespeichert: {sentence}</translation>
    </message>
    <message>
      <source>Try again</source>
      <comment>PROJECT_SAVE_AGAIN</comment>
      <translation>Noch einmal versuchen</translation>
    </message>
    <message>
      <source>{count} file is not where it was.</source>
      <comment>PROJECT_MISSING</comment>
      <translation>{count} Datei ist nicht mehr dort, wo sie war.</translation>
    </message>
    <message>
      <source>{count} files are not where they were.</source>
      <comment>PROJECT_MISSING</comment>
      <translation>{count} Dateien sind nicht mehr dort, wo sie waren.</translation>
    </message>
    <message>
      <source>planned</source>
      <comment>RUN_STATES</comment>
      <translation>geplant</translation>
    </message>
    <message>
      <source>queued</source>
      <comment>RUN_STATES</comment>
      <translation>eingereiht</translation>
    </message>
    <message>
      <source>running</source>
      <comment>RUN_STATES</comment>
      <translation>läuft</translation>
    </message>
    <message>
      <source>paused</source>
      <comment>RUN_STATES</comment>
      <translation>angehalten</translation>
    </message>
    <message>
      <source>done</source>
      <comment>RUN_STATES</comment>
      <translation>fertig</translation>
    </message>
    <message>
      <source>failed</source>
      <comment>RUN_STATES</comment>
      <translation>fehlgeschlagen</translation>
    </message>
    <message>
      <source>cancelled</source>
      <comment>RUN_STATES</comment>
      <translation>abgebrochen</translation>
    </message>
    <message>
      <source>interrupted</source>
      <comment>RUN_STATES</comment>
      <translation>unterbrochen</translation>
    </message>
    <message>
      <source>missing</source>
      <comment>BADGE_MISSING</comment>
      <translation>fehlt</translation>
    </message>
    <message>
      <source>unreadable</source>
      <comment>BADGE_UNREADABLE</comment>
      <translation>unlesbar</translation>
    </message>
    <message>
      <source>changed</source>
      <comment>BADGE_CHANGED</comment>
      <translation>geändert</translation>
    </message>
    <message>
      <source>at work</source>
      <comment>BADGE_RUNNING</comment>
      <translation>in Arbeit</translation>
    </message>
    <message>
      <source>restored</source>
      <comment>BADGE_RESTORED</comment>
      <translation>wiederhergestellt</translation>
    </message>
    <message>
      <source>failed</source>
      <comment>BADGE_FAILED</comment>
      <translation>fehlgeschlagen</translation>
    </message>
    <message>
      <source>not read yet</source>
      <comment>FILE_NOT_READ</comment>
      <translation>noch nicht gelesen</translation>
    </message>
    <message>
      <source>{count} scenes</source>
      <comment>FILE_SCENES</comment>
      <translation>{count} Szenen</translation>
    </message>
    <message>
      <source>It is not where it was. “Locate…” finds it again by its content.</source>
      <comment>FILE_MISSING_TIP</comment>
      <translation>Sie ist nicht mehr dort, wo sie war. „Suchen…“ findet sie an ihrem Inhalt wieder.</translation>
    </message>
    <message>
      <source>Its content is not what it was when it was listed.</source>
      <comment>FILE_CHANGED_TIP</comment>
      <translation>Ihr Inhalt ist nicht mehr der, der er beim Aufnehmen war.</translation>
    </message>
    <message>
      <source>It could not be read when it was last looked at.</source>
      <comment>FILE_UNREADABLE_TIP</comment>
      <translation>Sie ließ sich nicht lesen, als zuletzt nach ihr gesehen wurde.</translation>
    </message>
    <message>
      <source>Looking through {name} …</source>
      <comment>BUSY_LOOKING</comment>
      <translation>{name} wird durchsucht …</translation>
    </message>
    <message>
      <source>Copying the project …</source>
      <comment>BUSY_COPYING</comment>
      <translation>Das Projekt wird kopiert …</translation>
    </message>
    <message>
      <source>Unpacking {name} …</source>
      <comment>BUSY_IMPORTING</comment>
      <translation>{name} wird entpackt …</translation>
    </message>
    <message>
      <source>Looking at {name} …</source>
      <comment>BUSY_READING_RUN</comment>
      <translation>{name} wird angesehen …</translation>
    </message>
    <message>
      <source>Cancel</source>
      <comment>BUSY_CANCEL</comment>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>The project is saved.</source>
      <comment>SAID_SAVED</comment>
      <translation>Das Projekt ist gespeichert.</translation>
    </message>
    <message>
      <source>Saved as {title}.</source>
      <comment>SAID_COPIED</comment>
      <translation>Als {title} gespeichert.</translation>
    </message>
    <message>
      <source>Saved as {title}. What is still at work stays in the project before: {names}.</source>
      <comment>SAID_LEFT_OUT</comment>
      <translation>Als {title} gespeichert. Was noch in Arbeit ist, bleibt im bisherigen Projekt: {names}.</translation>
    </message>
    <message>
      <source>{count} files were added.</source>
      <comment>SAID_LISTED</comment>
      <translation>{count} Dateien wurden hinzugefügt.</translation>
    </message>
    <message>
      <source>{name} was added.</source>
      <comment>SAID_LISTED_ONE</comment>
      <translation>{name} wurde hinzugefügt.</translation>
    </message>
    <message>
      <source>Nothing new was found there.</source>
      <comment>SAID_LISTED_NONE</comment>
      <translation>Dort wurde nichts Neues gefunden.</translation>
    </message>
    <message>
      <source>{found} of {count} missing files were found.</source>
      <comment>SAID_LOCATED</comment>
      <translation>{found} von {count} fehlenden Dateien wurden gefunden.</translation>
    </message>
    <message>
      <source>None of the missing files is there; they are known by their content.</source>
      <comment>SAID_LOCATED_NONE</comment>
      <translation>Keine der fehlenden Dateien liegt dort; sie werden an ihrem Inhalt erkannt.</translation>
    </message>
    <message>
      <source>The Methods paragraph is on the clipboard.</source>
      <comment>SAID_COPIED_METHODS</comment>
      <translation>Der Methodenabsatz ist in der Zwischenablage.</translation>
    </message>
    <message>
      <source>The citation is on the clipboard.</source>
      <comment>SAID_COPIED_CITATION</comment>
      <translation>Das Zitat ist in der Zwischenablage.</translation>
    </message>
    <message>
      <source>“{name}” was imported.</source>
      <comment>SAID_IMPORTED</comment>
      <translation>„{name}“ wurde importiert.</translation>
    </message>
    <message>
      <source>{name} is being written; the jobs show how far it is.</source>
      <comment>SAID_EXPORTING</comment>
      <translation>{name} wird geschrieben; die Aufträge zeigen, wie weit es ist.</translation>
    </message>
    <message>
      <source>The project is open for reading only, so this run is not kept in it.</source>
      <comment>SAID_NOT_KEPT</comment>
      <translation>Das Projekt ist nur zum Lesen geöffnet, daher wird dieser Lauf nicht darin aufbewahrt.</translation>
    </message>
    <message>
      <source>Bundle {name}</source>
      <comment>EXPORT_JOB</comment>
      <translation>Paket {name}</translation>
    </message>
    <message>
      <source>Name the folder of the new project</source>
      <comment>DIALOG_PROJECT_NEW</comment>
      <translation>Den Ordner des neuen Projekts benennen</translation>
    </message>
    <message>
      <source>Open the folder of a project</source>
      <comment>DIALOG_PROJECT_OPEN</comment>
      <translation>Den Ordner eines Projekts öffnen</translation>
    </message>
    <message>
      <source>Name the folder to save the project in</source>
      <comment>DIALOG_PROJECT_SAVE_AS</comment>
      <translation>Den Ordner benennen, in dem das Projekt gespeichert wird</translation>
    </message>
    <message>
      <source>Add files to the project</source>
      <comment>DIALOG_ADD</comment>
      <translation>Dateien zum Projekt hinzufügen</translation>
    </message>
    <message>
      <source>Add the image files of a folder to the project</source>
      <comment>DIALOG_ADD_FOLDER</comment>
      <translation>Die Bilddateien eines Ordners zum Projekt hinzufügen</translation>
    </message>
    <message>
      <source>Where do the missing files lie now? Folders in it are searched too</source>
      <comment>DIALOG_LOCATE</comment>
      <translation>Wo liegen die fehlenden Dateien jetzt? Unterordner werden mit durchsucht</translation>
    </message>
    <message>
      <source>Import a bundle</source>
      <comment>DIALOG_IMPORT</comment>
      <translation>Paket importieren</translation>
    </message>
    <message>
      <source>Export the run as</source>
      <comment>DIALOG_EXPORT</comment>
      <translation>Lauf exportieren als</translation>
    </message>
    <message>
      <source>Bundles (*.zip)</source>
      <comment>BUNDLE_FILTER</comment>
      <translation>Pakete (*.zip)</translation>
    </message>
    <message>
      <source>New project</source>
      <comment>PROJECT_NAME_PROPOSED</comment>
      <translation>Neues Projekt</translation>
    </message>
    <message>
      <source>The project is open elsewhere</source>
      <comment>ASK_IN_USE</comment>
      <translation>Das Projekt ist anderswo geöffnet</translation>
    </message>
    <message>
      <source>Open for reading</source>
      <comment>ASK_IN_USE_READ</comment>
      <translation>Zum Lesen öffnen</translation>
    </message>
    <message>
      <source>Take it over</source>
      <comment>ASK_IN_USE_TAKE</comment>
      <translation>Übernehmen</translation>
    </message>
    <message>
      <source>The project is damaged</source>
      <comment>ASK_DAMAGED</comment>
      <translation>Das Projekt ist beschädigt</translation>
    </message>
    <message>
      <source>{problem}. A copy was kept when it last opened well; what changed since is lost.</source>
      <comment>ASK_DAMAGED_TEXT</comment>
      <translation>{problem}. Eine Kopie stammt von dem Zeitpunkt, zu dem es sich zuletzt fehlerfrei öffnen ließ; was sich seitdem geändert hat, ist verloren.</translation>
    </message>
    <message>
      <source>Open the copy</source>
      <comment>ASK_DAMAGED_COPY</comment>
      <translation>Die Kopie öffnen</translation>
    </message>
    <message>
      <source>There is no project any more</source>
      <comment>ASK_GONE</comment>
      <translation>Dort ist kein Projekt mehr</translation>
    </message>
    <message>
      <source>{folder} holds no project that can be read; perhaps its drive is not connected.</source>
      <comment>ASK_GONE_TEXT</comment>
      <translation>{folder} enthält kein lesbares Projekt; vielleicht ist das Laufwerk nicht verbunden.</translation>
    </message>
    <message>
      <source>Take it from the list</source>
      <comment>ASK_GONE_FORGET</comment>
      <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
      <source>Remove from the project?</source>
      <comment>ASK_REMOVE</comment>
      <translation>Aus dem Projekt entfernen?</translation>
    </message>
    <message>
      <source>{files} with {runs} will be taken out of the list. Nothing on the disk is deleted, and Undo brings them back.</source>
      <comment>ASK_REMOVE_TEXT</comment>
      <translation>{files} mit {runs} aus der Liste nehmen? Auf dem Datenträger wird nichts gelöscht, und „Rückgängig“ holt alles zurück.</translation>
    </message>
    <message>
      <source>Remove</source>
      <comment>ASK_REMOVE_YES</comment>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Run it again?</source>
      <comment>ASK_AGAIN</comment>
      <translation>Noch einmal ausführen?</translation>
    </message>
    <message>
      <source>The pixels may differ from those of the first time:</source>
      <comment>ASK_AGAIN_TEXT</comment>
      <translation>Die Pixel können sich von denen des ersten Mals unterscheiden:</translation>
    </message>
    <message>
      <source>Run again</source>
      <comment>ASK_AGAIN_YES</comment>
      <translation>Noch einmal ausführen</translation>
    </message>
    <message>
      <source>Put the source into the bundle, too?</source>
      <comment>ASK_EXPORT</comment>
      <translation>Auch die Quelldatei in das Paket legen?</translation>
    </message>
    <message>
      <source>The bundle holds the run and its result. With the source it can be run again.</source>
      <comment>ASK_EXPORT_TEXT</comment>
      <translation>Das Paket enthält den Lauf und sein Ergebnis. Mit der Quelldatei lässt er sich noch einmal ausführen.</translation>
    </message>
    <message>
      <source>With the source</source>
      <comment>ASK_EXPORT_WITH</comment>
      <translation>Mit Quelldatei</translation>
    </message>
    <message>
      <source>Without</source>
      <comment>ASK_EXPORT_WITHOUT</comment>
      <translation>Ohne</translation>
    </message>
    <message>
      <source>The project cannot be saved</source>
      <comment>ASK_UNSAVED</comment>
      <translation>Das Projekt lässt sich nicht speichern</translation>
    </message>
    <message>
      <source>{sentence} If you quit now, what you changed last is lost.</source>
      <comment>ASK_UNSAVED_TEXT</comment>
      <translation>{sentence} Wenn Sie jetzt beenden, geht verloren, was Sie zuletzt geändert haben.</translation>
    </message>
    <message>
      <source>Quit without saving</source>
      <comment>ASK_UNSAVED_QUIT</comment>
      <translation>Beenden, ohne zu speichern</translation>
    </message>
    <message>
      <source>Cancel</source>
      <comment>ASK_CANCEL</comment>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Stay</source>
      <comment>ASK_STAY</comment>
      <translation>Bleiben</translation>
    </message>
    <message>
      <source>Han, Liu, Isaacson, Monakhova, Griffith, You: System- and sample-agnostic isotropic three-dimensional microscopy by weakly physics-informed, domain-shift-resistant axial deblurring. Nature Communications 16:745 (2025). https://doi.org/10.1038/s41467-025-56078-4</source>
      <comment>CITATION</comment>
      <translation>Han, Liu, Isaacson, Monakhova, Griffith, You: System- and sample-agnostic isotropic three-dimensional microscopy by weakly physics-informed, domain-shift-resistant axial deblurring. Nature Communications 16:745 (2025). https://doi.org/10.1038/s41467-025-56078-4</translation>
    </message>
    <message>
      <source>Recent projects</source>
      <comment>WELCOME_RECENT</comment>
      <translation>Zuletzt geöffnete Projekte</translation>
    </message>
  </context>
  <context>
    <name>quantities</name>
    <message>
      <source>{count} s</source>
      <comment>SECONDS</comment>
      <translation>{count} s</translation>
    </message>
    <message>
      <source>a few seconds</source>
      <comment>FEW_SECONDS</comment>
      <translation>einige Sekunden</translation>
    </message>
    <message>
      <source>{count} min</source>
      <comment>MINUTES</comment>
      <translation>{count} min</translation>
    </message>
    <message>
      <source>{hours} h {minutes} min</source>
      <comment>HOURS</comment>
      <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
      <source>about {time}</source>
      <comment>ABOUT_TIME</comment>
      <translation>etwa {time}</translation>
    </message>
    <message>
      <source>{low}–{high} s</source>
      <comment>SECONDS_RANGE</comment>
      <translation>{low}–{high} s</translation>
    </message>
    <message>
      <source>{low}–{high} min</source>
      <comment>MINUTES_RANGE</comment>
      <translation>{low}–{high} min</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <comment>TIME_RANGE</comment>
      <translation>{low} bis {high}</translation>
    </message>
  </context>
  <context>
    <name>refusals</name>
    <message>
      <source>This is a colour (RGB) image and not a stack of intensities</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Dies ist ein Farbbild (RGB) und kein Stapel von Intensitäten</translation>
    </message>
    <message>
      <source>This image has no z axis, only one plane</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Dieses Bild hat keine z-Achse, nur eine Ebene</translation>
    </message>
    <message>
      <source>This stack has only {planes} planes</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Dieser Bildstapel hat nur {planes} Ebenen</translation>
    </message>
    <message>
      <source>The planes are only {wide}×{high} pixels</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Die Ebenen haben nur {wide}×{high} Pixel</translation>
    </message>
    <message>
      <source>The z step is {ratio} times finer than the pixels</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Der z-Schritt ist {ratio}-mal feiner als die Pixel</translation>
    </message>
    <message>
      <source>Plane {number} holds values that are not numbers (NaN, infinite)</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Ebene {number} enthält Werte, die keine Zahlen sind (NaN, unendlich)</translation>
    </message>
    <message>
      <source>The voxel size along {axes} is unknown</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Die Voxelgröße entlang {axes} ist unbekannt</translation>
    </message>
    <message>
      <source>z and y</source>
      <comment>REFUSED_STACKS</comment>
      <translation>z und y</translation>
    </message>
    <message>
      <source>z and x</source>
      <comment>REFUSED_STACKS</comment>
      <translation>z und x</translation>
    </message>
    <message>
      <source>y and x</source>
      <comment>REFUSED_STACKS</comment>
      <translation>y und x</translation>
    </message>
    <message>
      <source>z and y and x</source>
      <comment>REFUSED_STACKS</comment>
      <translation>z, y und x</translation>
    </message>
    <message>
      <source>Scene {index} does not exist</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Szene {index} gibt es nicht</translation>
    </message>
    <message>
      <source>Channel {number} does not exist</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Kanal {number} gibt es nicht</translation>
    </message>
    <message>
      <source>Time {number} does not exist</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Zeitpunkt {number} gibt es nicht</translation>
    </message>
    <message>
      <source>The result would replace the file it is made from</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Das Ergebnis würde die Datei ersetzen, aus der es gemacht wird</translation>
    </message>
    <message>
      <source>The region {first}:{stop} along {axis} is not inside the stack</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Der Bereich {first}:{stop} entlang {axis} liegt nicht im Stapel</translation>
    </message>
    <message>
      <source>The region is only {count} voxels long along {axis}</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Der Bereich ist entlang {axis} nur {count} Voxel lang</translation>
    </message>
    <message>
      <source>{name} has one value everywhere in this region</source>
      <comment>REFUSED_STACKS</comment>
      <translation>{name} hat in diesem Bereich überall denselben Wert</translation>
    </message>
    <message>
      <source>{name} holds nothing that a preview has kept</source>
      <comment>REFUSED_STACKS</comment>
      <translation>{name} enthält nichts, was eine Vorschau aufbewahrt hat</translation>
    </message>
    <message>
      <source>The preview cannot be written to {folder}</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Die Vorschau kann nicht in {folder} geschrieben werden</translation>
    </message>
    <message>
      <source>It has {count} channel and channel {number} is to be restored</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Sie hat {count} Kanal, und Kanal {number} soll wiederhergestellt werden</translation>
    </message>
    <message>
      <source>It has {count} channels and channel {number} is to be restored</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Sie hat {count} Kanäle, und Kanal {number} soll wiederhergestellt werden</translation>
    </message>
    <message>
      <source>It has {count} times and time {number} is wanted</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Sie hat {count} Zeitpunkte, und Zeitpunkt {number} ist gewünscht</translation>
    </message>
    <message>
      <source>It is a copy of {name}, which is in the batch already</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Sie ist eine Kopie von {name}; diese Datei ist schon im Stapellauf</translation>
    </message>
    <message>
      <source>Its result would take the place of that of {name}; choose another name</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Ihr Ergebnis käme an die Stelle dessen von {name}; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
      <source>Its result would replace it; choose another name</source>
      <comment>REFUSED_STACKS</comment>
      <translation>Ihr Ergebnis würde sie ersetzen; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
      <source>{path} does not exist</source>
      <comment>REFUSED_READING</comment>
      <translation>{path} gibt es nicht</translation>
    </message>
    <message>
      <source>{name} is empty</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist leer</translation>
    </message>
    <message>
      <source>{name} may not be read</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} darf nicht gelesen werden</translation>
    </message>
    <message>
      <source>{name} cannot be read</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} lässt sich nicht lesen</translation>
    </message>
    <message>
      <source>{name} is a device and not a file</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist ein Gerät und keine Datei</translation>
    </message>
    <message>
      <source>{name} is not an image that SSAI-3D reads</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist kein Bild, das SSAI-3D liest</translation>
    </message>
    <message>
      <source>{name} cannot be looked at; it may be damaged or incomplete</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} lässt sich nicht ansehen; vielleicht ist die Datei beschädigt oder unvollständig</translation>
    </message>
    <message>
      <source>{name} is a folder that cannot be read; it may be damaged or incomplete</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist ein Ordner, der sich nicht lesen lässt; vielleicht ist er beschädigt oder unvollständig</translation>
    </message>
    <message>
      <source>{name} cannot be read; it may be damaged or incomplete</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} lässt sich nicht lesen; vielleicht ist die Datei beschädigt oder unvollständig</translation>
    </message>
    <message>
      <source>{name} cannot be opened as {format}; it may be damaged or incomplete</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} lässt sich nicht als {format} öffnen; vielleicht ist die Datei beschädigt oder unvollständig</translation>
    </message>
    <message>
      <source>{name} stops making sense at plane {number}; it may be damaged or incomplete</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ergibt ab Ebene {number} keinen Sinn mehr; vielleicht ist die Datei beschädigt oder unvollständig</translation>
    </message>
    <message>
      <source>{name} has no place on this computer; it may be damaged or incomplete</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} hat keinen Platz auf diesem Computer; vielleicht ist die Datei beschädigt oder unvollständig</translation>
    </message>
    <message>
      <source>A plane of {name} needs more memory than is free</source>
      <comment>REFUSED_READING</comment>
      <translation>Eine Ebene von {name} braucht mehr Speicher, als frei ist</translation>
    </message>
    <message>
      <source>{name} does not answer; it may be damaged or lie on a drive that is too slow</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} antwortet nicht; vielleicht ist die Datei beschädigt oder liegt auf einem zu langsamen Laufwerk</translation>
    </message>
    <message>
      <source>{name} needs more memory than is free</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} braucht mehr Speicher, als frei ist</translation>
    </message>
    <message>
      <source>{name} needs more memory than its size can explain</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} braucht mehr Speicher, als die Größe der Datei erklären kann</translation>
    </message>
    <message>
      <source>{name} makes its reader stop; it is probably damaged</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} bringt das Leseprogramm zum Absturz; wahrscheinlich ist die Datei beschädigt</translation>
    </message>
    <message>
      <source>The reader of {name} cannot be started</source>
      <comment>REFUSED_READING</comment>
      <translation>Das Leseprogramm für {name} lässt sich nicht starten</translation>
    </message>
    <message>
      <source>{name} was changed while it was being read</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} wurde geändert, während die Datei gelesen wurde</translation>
    </message>
    <message>
      <source>{name} cannot be reached any more</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist nicht mehr erreichbar</translation>
    </message>
    <message>
      <source>{name} holds labels and no image</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} enthält Labels und kein Bild</translation>
    </message>
    <message>
      <source>{name} is a folder and neither an OME-Zarr image nor a series of numbered TIFF planes</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist ein Ordner und weder ein OME-Zarr-Bild noch eine Folge nummerierter TIFF-Ebenen</translation>
    </message>
    <message>
      <source>{name} is a part of the OME-Zarr image {name2}</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist ein Teil des OME-Zarr-Bildes {name2}</translation>
    </message>
    <message>
      <source>{name} is a link to another folder</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist ein Verweis auf einen anderen Ordner</translation>
    </message>
    <message>
      <source>{name} holds more than one plane, so that its folder is no series of planes</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} enthält mehr als eine Ebene, daher ist der Ordner keine Folge von Ebenen</translation>
    </message>
    <message>
      <source>{name} is a plane of another size or type than {name2}</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist eine Ebene von anderer Größe oder anderem Typ als {name2}</translation>
    </message>
    <message>
      <source>{name} is a folder, and {name2} is no plane of the stack in it</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist ein Ordner, und {name2} ist keine Ebene des Bildstapels darin</translation>
    </message>
    <message>
      <source>{name} is a folder whose files {name2} and {name3} have the same number</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist ein Ordner, dessen Dateien {name2} und {name3} dieselbe Nummer haben</translation>
    </message>
    <message>
      <source>{name} is a folder with a single TIFF file</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist ein Ordner mit einer einzigen TIFF-Datei</translation>
    </message>
    <message>
      <source>{name} is a folder whose files, such as {name2}, do not say which of their numbers counts z, channels (c) and times (t)</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist ein Ordner, dessen Dateien, etwa {name2}, nicht sagen, welche ihrer Nummern z, Kanäle (c) und Zeitpunkte (t) zählt</translation>
    </message>
    <message>
      <source>{name} is a folder in which the plane of {where} is missing</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist ein Ordner, in dem die Ebene {where} fehlt</translation>
    </message>
    <message>
      <source>{name} is a folder in which {where} is missing</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist ein Ordner, in dem {where} fehlt</translation>
    </message>
    <message>
      <source>{name} describes no image files</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} beschreibt keine Bilddateien</translation>
    </message>
    <message>
      <source>{name} names a file in another folder as a part of it</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} nennt eine Datei in einem anderen Ordner als Teil von sich</translation>
    </message>
    <message>
      <source>{name} is one of several files, and {name2} is not beside it</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} ist eine von mehreren Dateien, und {name2} liegt nicht daneben</translation>
    </message>
    <message>
      <source>{name} lacks planes that the set should have</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} fehlen Ebenen, die der Satz haben sollte</translation>
    </message>
    <message>
      <source>No plane of the image {name} is in {name2}</source>
      <comment>REFUSED_READING</comment>
      <translation>Keine Ebene des Bildes {name} ist in {name2}</translation>
    </message>
    <message>
      <source>Plane {number} of channel {number2} at time {number3} was never written to the file</source>
      <comment>REFUSED_READING</comment>
      <translation>Ebene {number} von Kanal {number2} zum Zeitpunkt {number3} wurde nie in die Datei geschrieben</translation>
    </message>
    <message>
      <source>The image {name} has an axis {axis} that a stack does not have</source>
      <comment>REFUSED_READING</comment>
      <translation>Das Bild {name} hat eine Achse {axis}, die ein Bildstapel nicht hat</translation>
    </message>
    <message>
      <source>{name} carries no record of a restoration</source>
      <comment>REFUSED_READING</comment>
      <translation>{name} enthält keine Aufzeichnung einer Wiederherstellung</translation>
    </message>
    <message>
      <source>This holds no record of a restoration</source>
      <comment>REFUSED_READING</comment>
      <translation>Dies enthält keine Aufzeichnung einer Wiederherstellung</translation>
    </message>
    <message>
      <source>The report of this result cannot be read</source>
      <comment>REFUSED_READING</comment>
      <translation>Der Bericht dieses Ergebnisses lässt sich nicht lesen</translation>
    </message>
    <message>
      <source>{name} is being written by another restoration</source>
      <comment>REFUSED_WRITING</comment>
      <translation>{name} wird gerade von einer anderen Wiederherstellung geschrieben</translation>
    </message>
    <message>
      <source>{name} is being written by another restoration (started {time})</source>
      <comment>REFUSED_WRITING</comment>
      <translation>{name} wird gerade von einer anderen Wiederherstellung geschrieben (begonnen {time})</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be written</source>
      <comment>REFUSED_WRITING</comment>
      <translation>In den Ordner {folder} lässt sich nicht schreiben</translation>
    </message>
    <message>
      <source>The folder {folder} does not exist</source>
      <comment>REFUSED_WRITING</comment>
      <translation>Den Ordner {folder} gibt es nicht</translation>
    </message>
    <message>
      <source>{name} is a folder</source>
      <comment>REFUSED_WRITING</comment>
      <translation>{name} ist ein Ordner</translation>
    </message>
    <message>
      <source>{name} is a file</source>
      <comment>REFUSED_WRITING</comment>
      <translation>{name} ist eine Datei</translation>
    </message>
    <message>
      <source>{name} cannot be written</source>
      <comment>REFUSED_WRITING</comment>
      <translation>{name} lässt sich nicht schreiben</translation>
    </message>
    <message>
      <source>{name} cannot be removed</source>
      <comment>REFUSED_WRITING</comment>
      <translation>{name} lässt sich nicht entfernen</translation>
    </message>
    <message>
      <source>The disk of {folder} has {free} GB free and {needed} GB are needed</source>
      <comment>REFUSED_WRITING</comment>
      <translation>Auf dem Datenträger von {folder} sind {free} GB frei, und {needed} GB werden gebraucht</translation>
    </message>
    <message>
      <source>A TIFF for ImageJ holds one scene</source>
      <comment>REFUSED_WRITING</comment>
      <translation>Ein TIFF für ImageJ fasst eine Szene</translation>
    </message>
    <message>
      <source>A TIFF for ImageJ cannot hold values of type {type}</source>
      <comment>REFUSED_WRITING</comment>
      <translation>Ein TIFF für ImageJ kann keine Werte vom Typ {type} enthalten</translation>
    </message>
    <message>
      <source>An OME-TIFF cannot hold values of type {type}</source>
      <comment>REFUSED_WRITING</comment>
      <translation>Ein OME-TIFF kann keine Werte vom Typ {type} enthalten</translation>
    </message>
    <message>
      <source>The record of this run is too long for a TIFF for ImageJ of this size</source>
      <comment>REFUSED_WRITING</comment>
      <translation>Die Aufzeichnung dieses Laufs ist zu lang für ein TIFF für ImageJ dieser Größe</translation>
    </message>
    <message>
      <source>The working files beside the result cannot be written</source>
      <comment>REFUSED_WRITING</comment>
      <translation>Die Arbeitsdateien neben dem Ergebnis lassen sich nicht schreiben</translation>
    </message>
    <message>
      <source>The working files beside the result are damaged</source>
      <comment>REFUSED_WRITING</comment>
      <translation>Die Arbeitsdateien neben dem Ergebnis sind beschädigt</translation>
    </message>
    <message>
      <source>The report cannot be written to {folder}</source>
      <comment>REFUSED_WRITING</comment>
      <translation>Der Bericht lässt sich nicht nach {folder} schreiben</translation>
    </message>
    <message>
      <source>{name}, the trust map of the earlier result, cannot be removed</source>
      <comment>REFUSED_WRITING</comment>
      <translation>{name}, die Vertrauenskarte des früheren Ergebnisses, lässt sich nicht entfernen</translation>
    </message>
    <message>
      <source>The tuned model cannot be written to {folder}</source>
      <comment>REFUSED_WRITING</comment>
      <translation>Das abgestimmte Modell lässt sich nicht nach {folder} schreiben</translation>
    </message>
    <message>
      <source>{name} is a colour image, not a stack of intensities</source>
      <comment>REFUSED_EXPORTS</comment>
      <translation>{name} ist ein Farbbild und kein Stapel von Intensitäten</translation>
    </message>
    <message>
      <source>The region reaches to voxel {number} along {axes} and the stack has {count}</source>
      <comment>REFUSED_EXPORTS</comment>
      <translation>Der Bereich reicht entlang {axes} bis zum Voxel {number}, und der Bildstapel hat {count}</translation>
    </message>
    <message>
      <source>Values cannot be scaled and unscaled at once</source>
      <comment>REFUSED_EXPORTS</comment>
      <translation>Werte können nicht zugleich skaliert und nicht skaliert werden</translation>
    </message>
    <message>
      <source>Real numbers of 32 bits are never scaled</source>
      <comment>REFUSED_EXPORTS</comment>
      <translation>Reelle Zahlen mit 32 Bit werden nie skaliert</translation>
    </message>
    <message>
      <source>There are {count} scales for {count2} channels</source>
      <comment>REFUSED_EXPORTS</comment>
      <translation>Es gibt {count} Skalierungen für {count2} Kanäle</translation>
    </message>
    <message>
      <source>{name} would replace or change the stack that it is made from</source>
      <comment>REFUSED_EXPORTS</comment>
      <translation>{name} würde den Bildstapel ersetzen oder ändern, aus dem es gemacht wird</translation>
    </message>
    <message>
      <source>{name} exists already</source>
      <comment>REFUSED_EXPORTS</comment>
      <translation>{name} gibt es schon</translation>
    </message>
    <message>
      <source>There is not enough memory for this copy</source>
      <comment>REFUSED_EXPORTS</comment>
      <translation>Der Speicher reicht für diese Kopie nicht</translation>
    </message>
    <message>
      <source>{name} is larger than any network that SSAI-3D can use</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} ist größer als jedes Netz, das SSAI-3D verwenden kann</translation>
    </message>
    <message>
      <source>{name} is no file of weights</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} ist keine Datei mit Gewichten</translation>
    </message>
    <message>
      <source>{name} is a packed archive and no checkpoint</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} ist ein gepacktes Archiv und kein Checkpoint</translation>
    </message>
    <message>
      <source>{name} holds program code beside the weights, and was not loaded</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} enthält neben den Gewichten Programmcode und wurde nicht geladen</translation>
    </message>
    <message>
      <source>{name} holds weights that are not finite numbers</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} enthält Gewichte, die keine endlichen Zahlen sind</translation>
    </message>
    <message>
      <source>{name} is damaged or incomplete</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} ist beschädigt oder unvollständig</translation>
    </message>
    <message>
      <source>{name} holds something else than the weights of a network</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} enthält etwas anderes als die Gewichte eines Netzes</translation>
    </message>
    <message>
      <source>{name} was imported already</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} wurde schon importiert</translation>
    </message>
    <message>
      <source>{name} is not a NAFNet: its first or last layer is missing</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} ist kein NAFNet: Die erste oder letzte Schicht fehlt</translation>
    </message>
    <message>
      <source>{name} does not fit NAFNet: {unfit}</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} passt nicht zu NAFNet: {unfit}</translation>
    </message>
    <message>
      <source>{name} cannot be used: its network gives no finite image</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} ist nicht verwendbar: Das Netz ergibt kein endliches Bild</translation>
    </message>
    <message>
      <source>{name} cannot be used: {reason}</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} ist nicht verwendbar: {reason}</translation>
    </message>
    <message>
      <source>recipe.json beside {name} describes another network</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>recipe.json neben {name} beschreibt ein anderes Netz</translation>
    </message>
    <message>
      <source>it is {width} channels wide, and {limit} is the limit</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>es ist {width} Kanäle breit, und {limit} ist die Grenze</translation>
    </message>
    <message>
      <source>it has {count} steps down and {count2} steps up</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>es hat {count} Stufen abwärts und {count2} Stufen aufwärts</translation>
    </message>
    <message>
      <source>it has {count} levels, and 1 to {limit} can be used</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>es hat {count} Stufen, und 1 bis {limit} sind möglich</translation>
    </message>
    <message>
      <source>it has more than {count} blocks</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>es hat mehr als {count} Blöcke</translation>
    </message>
    <message>
      <source>The network {name} is damaged</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>Das Netz {name} ist beschädigt</translation>
    </message>
    <message>
      <source>The weights of the network {name} cannot be read</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>Die Gewichte des Netzes {name} lassen sich nicht lesen</translation>
    </message>
    <message>
      <source>The weights file of the network {name} is damaged</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>Die Gewichtsdatei des Netzes {name} ist beschädigt</translation>
    </message>
    <message>
      <source>The weights of the network {name} do not fit it</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>Die Gewichte des Netzes {name} passen nicht zu ihm</translation>
    </message>
    <message>
      <source>The network cannot be kept in {folder}</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>Das Netz lässt sich nicht in {folder} aufbewahren</translation>
    </message>
    <message>
      <source>The network {name} is part of SSAI-3D and cannot be removed</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>Das Netz {name} gehört zu SSAI-3D und lässt sich nicht entfernen</translation>
    </message>
    <message>
      <source>The network {name} cannot be removed</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>Das Netz {name} lässt sich nicht entfernen</translation>
    </message>
    <message>
      <source>“{name}” cannot be the name of a network</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>„{name}“ kann nicht der Name eines Netzes sein</translation>
    </message>
    <message>
      <source>There is a network called {name} already</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>Es gibt schon ein Netz namens {name}</translation>
    </message>
    <message>
      <source>There is no network called {name}</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>Es gibt kein Netz namens {name}</translation>
    </message>
    <message>
      <source>{name} was made by a newer SSAI-3D</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} stammt von einem neueren SSAI-3D</translation>
    </message>
    <message>
      <source>{name} cannot be read as a tuned model</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} lässt sich nicht als abgestimmtes Modell lesen</translation>
    </message>
    <message>
      <source>{name} is damaged</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} ist beschädigt</translation>
    </message>
    <message>
      <source>The tuned model does not belong to its network</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>Das abgestimmte Modell gehört nicht zu seinem Netz</translation>
    </message>
    <message>
      <source>{name} was tuned from another network {name2} than the one here</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} wurde aus einem anderen Netz {name2} abgestimmt als dem hier</translation>
    </message>
    <message>
      <source>{name} holds no network for {name2} of {where}</source>
      <comment>REFUSED_NETWORKS</comment>
      <translation>{name} enthält kein Netz für {name2} von {where}</translation>
    </message>
    <message>
      <source>The PSF {name} cannot be read</source>
      <comment>REFUSED_PSF</comment>
      <translation>Die PSF {name} lässt sich nicht lesen</translation>
    </message>
    <message>
      <source>{name} cannot be used as a PSF: it {problem}</source>
      <comment>REFUSED_PSF</comment>
      <translation>{name} ist als PSF nicht verwendbar: Die Datei {problem}</translation>
    </message>
    <message>
      <source>is a folder</source>
      <comment>REFUSED_PSF</comment>
      <translation>ist ein Ordner</translation>
    </message>
    <message>
      <source>is not one volume</source>
      <comment>REFUSED_PSF</comment>
      <translation>ist nicht ein einziges Volumen</translation>
    </message>
    <message>
      <source>has no z axis, only one plane</source>
      <comment>REFUSED_PSF</comment>
      <translation>hat keine z-Achse, nur eine Ebene</translation>
    </message>
    <message>
      <source>does not say how large its voxels are</source>
      <comment>REFUSED_PSF</comment>
      <translation>sagt nicht, wie groß ihre Voxel sind</translation>
    </message>
    <message>
      <source>has {count} voxels</source>
      <comment>REFUSED_PSF</comment>
      <translation>hat {count} Voxel</translation>
    </message>
    <message>
      <source>holds values that are not numbers (NaN, infinite)</source>
      <comment>REFUSED_PSF</comment>
      <translation>enthält Werte, die keine Zahlen sind (NaN, unendlich)</translation>
    </message>
    <message>
      <source>holds negative values</source>
      <comment>REFUSED_PSF</comment>
      <translation>enthält negative Werte</translation>
    </message>
    <message>
      <source>is dark everywhere</source>
      <comment>REFUSED_PSF</comment>
      <translation>ist überall dunkel</translation>
    </message>
    <message>
      <source>has an even number of voxels along {axis}, so that its centre is not known</source>
      <comment>REFUSED_PSF</comment>
      <translation>hat entlang {axis} eine gerade Zahl von Voxeln, daher ist ihre Mitte nicht bekannt</translation>
    </message>
    <message>
      <source>is brightest far from its middle along {axis}</source>
      <comment>REFUSED_PSF</comment>
      <translation>ist entlang {axis} weit von der Mitte am hellsten</translation>
    </message>
    <message>
      <source>{folder} holds other files</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>{folder} enthält andere Dateien</translation>
    </message>
    <message>
      <source>The project cannot be saved in {folder}</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Das Projekt lässt sich nicht in {folder} speichern</translation>
    </message>
    <message>
      <source>The drive of {folder} does not answer</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Das Laufwerk von {folder} antwortet nicht</translation>
    </message>
    <message>
      <source>{name} has {count} run</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>{name} hat {count} Lauf</translation>
    </message>
    <message>
      <source>{name} has {count} runs</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>{name} hat {count} Läufe</translation>
    </message>
    <message>
      <source>This project is open in {who}</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Dieses Projekt ist geöffnet in: {who}</translation>
    </message>
    <message>
      <source>another window</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>einem anderen Fenster</translation>
    </message>
    <message>
      <source>another window on this computer</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>einem anderen Fenster auf diesem Computer</translation>
    </message>
    <message>
      <source>The window that had this project open has ended without closing.</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Das Fenster, das dieses Projekt offen hatte, ist ohne Schließen geendet.</translation>
    </message>
    <message>
      <source>The project in {folder} cannot be locked</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Das Projekt in {folder} lässt sich nicht sperren</translation>
    </message>
    <message>
      <source>The project in {folder} cannot be reached</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Das Projekt in {folder} ist nicht erreichbar</translation>
    </message>
    <message>
      <source>The folder of this project, {folder}, is gone</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Der Ordner dieses Projekts, {folder}, ist weg</translation>
    </message>
    <message>
      <source>{name} was made by a newer version of SSAI-3D</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>{name} stammt von einer neueren Version von SSAI-3D</translation>
    </message>
    <message>
      <source>{name} was made by another version of SSAI-3D</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>{name} stammt von einer anderen Version von SSAI-3D</translation>
    </message>
    <message>
      <source>“{title}” is {state}</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>„{title}“ ist im Zustand: {state}</translation>
    </message>
    <message>
      <source>“{title}” is {state} and cannot be changed</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>„{title}“ ist im Zustand „{state}“ und lässt sich nicht ändern</translation>
    </message>
    <message>
      <source>This project is open for reading only</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Dieses Projekt ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
      <source>Another window has taken this project over</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Ein anderes Fenster hat dieses Projekt übernommen</translation>
    </message>
    <message>
      <source>The result of “{title}” is not where it was</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Das Ergebnis von „{title}“ ist nicht mehr dort, wo es war</translation>
    </message>
    <message>
      <source>The result of “{title}” is not where it was; put it back, or run it again</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Das Ergebnis von „{title}“ ist nicht mehr dort, wo es war; legen Sie es zurück, oder führen Sie den Lauf noch einmal aus</translation>
    </message>
    <message>
      <source>“{title}” has no Methods paragraph</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>„{title}“ hat keinen Methodenabsatz</translation>
    </message>
    <message>
      <source>{name} is not where it was</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>{name} ist nicht mehr dort, wo die Datei war</translation>
    </message>
    <message>
      <source>{name} of “{title}” is not where it was</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>{name} von „{title}“ ist nicht mehr dort, wo es war</translation>
    </message>
    <message>
      <source>{name} of this run cannot be read</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>{name} dieses Laufs lässt sich nicht lesen</translation>
    </message>
    <message>
      <source>{folder} holds no project that can be read</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>{folder} enthält kein lesbares Projekt</translation>
    </message>
    <message>
      <source>{folder} holds a project already</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>{folder} enthält schon ein Projekt</translation>
    </message>
    <message>
      <source>The project in {folder} cannot be written</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Das Projekt in {folder} lässt sich nicht schreiben</translation>
    </message>
    <message>
      <source>The bundle needs up to {needed} GB and {free} GB are free</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Das Paket braucht bis zu {needed} GB, und {free} GB sind frei</translation>
    </message>
    <message>
      <source>The bundle needs {needed} GB and {free} GB are free in {folder}</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Das Paket braucht {needed} GB, und {free} GB sind in {folder} frei</translation>
    </message>
    <message>
      <source>{name} cannot be unpacked into {folder}</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>{name} lässt sich nicht nach {folder} entpacken</translation>
    </message>
    <message>
      <source>{name} is no bundle of a run</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>{name} ist kein Paket eines Laufs</translation>
    </message>
    <message>
      <source>The batch summary in {folder} cannot be written</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Die Übersicht des Stapellaufs in {folder} lässt sich nicht schreiben</translation>
    </message>
    <message>
      <source>There is a template “{name}” already</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Eine Vorlage „{name}“ gibt es schon</translation>
    </message>
    <message>
      <source>{name} belongs to the facility</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>{name} gehört der Einrichtung</translation>
    </message>
    <message>
      <source>{name} was saved by a newer SSAI-3D</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>{name} wurde von einem neueren SSAI-3D gespeichert</translation>
    </message>
    <message>
      <source>{name} is no template of SSAI-3D</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>{name} ist keine Vorlage von SSAI-3D</translation>
    </message>
    <message>
      <source>it is larger than a template can be</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>die Datei ist größer, als eine Vorlage sein kann</translation>
    </message>
    <message>
      <source>The settings file is damaged; it is left as it is.</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Die Einstellungsdatei ist beschädigt; sie bleibt, wie sie ist.</translation>
    </message>
    <message>
      <source>The settings are of a newer SSAI-3D; they are left as they are, not used.</source>
      <comment>REFUSED_PROJECTS</comment>
      <translation>Die Einstellungen sind von einem neueren SSAI-3D; sie bleiben, wie sie sind, und werden nicht verwendet.</translation>
    </message>
    <message>
      <source>There is not enough memory, not even for the smallest pieces</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Der Speicher reicht nicht, auch nicht für die kleinsten Stücke</translation>
    </message>
    <message>
      <source>There is not enough memory for this restoration</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Der Speicher reicht für diese Wiederherstellung nicht</translation>
    </message>
    <message>
      <source>Something went wrong inside SSAI-3D</source>
      <comment>REFUSED_JOBS</comment>
      <translation>In SSAI-3D ist etwas schiefgegangen</translation>
    </message>
    <message>
      <source>This restoration cannot go on: {reason}</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Diese Wiederherstellung kann nicht fortgesetzt werden: {reason}</translation>
    </message>
    <message>
      <source>What was kept of this restoration is damaged</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Was von dieser Wiederherstellung behalten wurde, ist beschädigt</translation>
    </message>
    <message>
      <source>It was begun with {version} and torch {torch}, and this is {version2} with torch {torch2}</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Sie wurde mit {version} und torch {torch} begonnen, und dies ist {version2} mit torch {torch2}</translation>
    </message>
    <message>
      <source>The file has changed since it was begun</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Die Datei hat sich seit dem Beginn geändert</translation>
    </message>
    <message>
      <source>It was begun with another network</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Sie wurde mit einem anderen Netz begonnen</translation>
    </message>
    <message>
      <source>It was begun with another tuned model</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Sie wurde mit einem anderen abgestimmten Modell begonnen</translation>
    </message>
    <message>
      <source>It was begun with another PSF</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Sie wurde mit einer anderen PSF begonnen</translation>
    </message>
    <message>
      <source>It was begun with other choices ({choices})</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Sie wurde mit anderer Auswahl begonnen ({choices})</translation>
    </message>
    <message>
      <source>The computation stopped unexpectedly</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Die Berechnung endete unerwartet</translation>
    </message>
    <message>
      <source>The computation stopped unexpectedly: a library gave up</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Die Berechnung endete unerwartet: Eine Bibliothek gab auf</translation>
    </message>
    <message>
      <source>The computation stopped unexpectedly: a library crashed</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Die Berechnung endete unerwartet: Eine Bibliothek ist abgestürzt</translation>
    </message>
    <message>
      <source>A file that was being read or written is no longer there, or the disk is full</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Eine Datei, die gelesen oder geschrieben wurde, ist nicht mehr da, oder der Datenträger ist voll</translation>
    </message>
    <message>
      <source>The computation was ended from outside, by another program or by the system</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Die Berechnung wurde von außen beendet, von einem anderen Programm oder vom System</translation>
    </message>
    <message>
      <source>The computer ran out of memory and ended the computation</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Dem Computer ging der Speicher aus, und er hat die Berechnung beendet</translation>
    </message>
    <message>
      <source>The computation could not be started</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Die Berechnung ließ sich nicht starten</translation>
    </message>
    <message>
      <source>Parts of SSAI-3D come from different versions</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Teile von SSAI-3D stammen aus verschiedenen Versionen</translation>
    </message>
    <message>
      <source>The computation stood still for {minutes} minutes and was ended</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Die Berechnung stand {minutes} Minuten still und wurde beendet</translation>
    </message>
    <message>
      <source>The computation closed its pipe and cannot be ended</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Die Berechnung hat ihre Verbindung geschlossen und lässt sich nicht beenden</translation>
    </message>
    <message>
      <source>The list of jobs was made by a newer version of SSAI-3D</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Die Liste der Aufträge stammt von einer neueren Version von SSAI-3D</translation>
    </message>
    <message>
      <source>The list of jobs in {folder} cannot be written</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Die Liste der Aufträge in {folder} lässt sich nicht schreiben</translation>
    </message>
    <message>
      <source>The job “{title}”, which is not finished, writes {name} as well</source>
      <comment>REFUSED_JOBS</comment>
      <translation>Der Auftrag „{title}“, der nicht beendet ist, schreibt ebenfalls {name}</translation>
    </message>
    <message>
      <source>“{title}” needs the result of a job that is not in the queue</source>
      <comment>REFUSED_JOBS</comment>
      <translation>„{title}“ braucht das Ergebnis eines Auftrags, der nicht in der Warteschlange ist</translation>
    </message>
    <message>
      <source>“{title}” cannot be paused</source>
      <comment>REFUSED_JOBS</comment>
      <translation>„{title}“ lässt sich nicht anhalten</translation>
    </message>
    <message>
      <source>SSAI-3D crashed inside a library when it last ran. Jobs that were running can be resumed. A report can be saved on this computer; nothing is sent anywhere.</source>
      <comment>REFUSED_JOBS</comment>
      <translation>SSAI-3D ist beim letzten Mal in einer Bibliothek abgestürzt. Aufträge, die liefen, lassen sich fortsetzen. Ein Bericht kann auf diesem Computer gespeichert werden; nichts wird irgendwohin gesendet.</translation>
    </message>
    <message>
      <source>SSAI-3D was ended by the system when it last ran. Jobs that were running can be resumed. A report can be saved on this computer; nothing is sent anywhere.</source>
      <comment>REFUSED_JOBS</comment>
      <translation>SSAI-3D wurde beim letzten Mal vom System beendet. Aufträge, die liefen, lassen sich fortsetzen. Ein Bericht kann auf diesem Computer gespeichert werden; nichts wird irgendwohin gesendet.</translation>
    </message>
    <message>
      <source>It computes on the processor. {reason}</source>
      <comment>REFUSED_DEVICES</comment>
      <translation>Es rechnet der Prozessor. {reason}</translation>
    </message>
    <message>
      <source>Safe mode uses no graphics card</source>
      <comment>REFUSED_DEVICES</comment>
      <translation>Der abgesicherte Modus verwendet keine Grafikkarte</translation>
    </message>
    <message>
      <source>No NVIDIA graphics card was found</source>
      <comment>REFUSED_DEVICES</comment>
      <translation>Es wurde keine Grafikkarte von NVIDIA gefunden</translation>
    </message>
    <message>
      <source>There is an {name}, but this is the build for processors alone</source>
      <comment>REFUSED_DEVICES</comment>
      <translation>Es gibt eine {name}, aber dies ist die Fassung nur für Prozessoren</translation>
    </message>
    <message>
      <source>There is an {name}, but its driver is missing or not running</source>
      <comment>REFUSED_DEVICES</comment>
      <translation>Es gibt eine {name}, aber ihr Treiber fehlt oder läuft nicht</translation>
    </message>
    <message>
      <source>The NVIDIA driver {version} is too old for this build of SSAI-3D</source>
      <comment>REFUSED_DEVICES</comment>
      <translation>Der NVIDIA-Treiber {version} ist zu alt für diese Fassung von SSAI-3D</translation>
    </message>
    <message>
      <source>The {name} is hidden from SSAI-3D by the variable CUDA_VISIBLE_DEVICES</source>
      <comment>REFUSED_DEVICES</comment>
      <translation>Die {name} ist durch die Variable CUDA_VISIBLE_DEVICES vor SSAI-3D verborgen</translation>
    </message>
    <message>
      <source>The driver does not give the {name} to SSAI-3D</source>
      <comment>REFUSED_DEVICES</comment>
      <translation>Der Treiber gibt die {name} nicht an SSAI-3D</translation>
    </message>
    <message>
      <source>The {name} (compute capability {version}) is too old for this build</source>
      <comment>REFUSED_DEVICES</comment>
      <translation>Die {name} (Compute Capability {version}) ist zu alt für diese Fassung</translation>
    </message>
    <message>
      <source>The {name} (compute capability {version}) is newer than this build</source>
      <comment>REFUSED_DEVICES</comment>
      <translation>Die {name} (Compute Capability {version}) ist neuer als diese Fassung</translation>
    </message>
    <message>
      <source>The {name} has only {free} GB of free memory</source>
      <comment>REFUSED_DEVICES</comment>
      <translation>Die {name} hat nur {free} GB freien Speicher</translation>
    </message>
    <message>
      <source>The {name} has no free memory</source>
      <comment>REFUSED_DEVICES</comment>
      <translation>Die {name} hat keinen freien Speicher</translation>
    </message>
    <message>
      <source>The {name} failed a first small computation</source>
      <comment>REFUSED_DEVICES</comment>
      <translation>Die {name} ist an einer ersten kleinen Rechnung gescheitert</translation>
    </message>
    <message>
      <source>The address for new versions is not one that begins with https://</source>
      <comment>REFUSED_UPDATES</comment>
      <translation>Die Adresse für neue Versionen beginnt nicht mit https://</translation>
    </message>
    <message>
      <source>{host} has no list of versions (HTTP {code})</source>
      <comment>REFUSED_UPDATES</comment>
      <translation>{host} hat keine Liste von Versionen (HTTP {code})</translation>
    </message>
    <message>
      <source>{host} does not answer</source>
      <comment>REFUSED_UPDATES</comment>
      <translation>{host} antwortet nicht</translation>
    </message>
    <message>
      <source>{host} cannot prove who it is, so it was not asked</source>
      <comment>REFUSED_UPDATES</comment>
      <translation>{host} kann sich nicht ausweisen und wurde daher nicht gefragt</translation>
    </message>
    <message>
      <source>{host} cannot be reached</source>
      <comment>REFUSED_UPDATES</comment>
      <translation>{host} ist nicht erreichbar</translation>
    </message>
    <message>
      <source>What {host} answers names no version</source>
      <comment>REFUSED_UPDATES</comment>
      <translation>Die Antwort von {host} nennt keine Version</translation>
    </message>
    <message>
      <source>{name} has no scene {number}</source>
      <comment>REFUSED_ANALYSES</comment>
      <translation>{name} hat keine Szene {number}</translation>
    </message>
    <message>
      <source>Channel {number} of {name} has the same value everywhere</source>
      <comment>REFUSED_ANALYSES</comment>
      <translation>Kanal {number} von {name} hat überall denselben Wert</translation>
    </message>
    <message>
      <source>{name} is a colour (RGB) image and not a stack of intensities</source>
      <comment>REFUSED_ANALYSES</comment>
      <translation>{name} ist ein Farbbild (RGB) und kein Stapel von Intensitäten</translation>
    </message>
    <message>
      <source>{name} has only one plane</source>
      <comment>REFUSED_ANALYSES</comment>
      <translation>{name} hat nur eine Ebene</translation>
    </message>
    <message>
      <source>{name} has no channel {number}</source>
      <comment>REFUSED_ANALYSES</comment>
      <translation>{name} hat keinen Kanal {number}</translation>
    </message>
    <message>
      <source>{name} has no time {number}</source>
      <comment>REFUSED_ANALYSES</comment>
      <translation>{name} hat keinen Zeitpunkt {number}</translation>
    </message>
    <message>
      <source>{name} is there already and holds something else</source>
      <comment>REFUSED_ANALYSES</comment>
      <translation>{name} gibt es schon, und es enthält etwas anderes</translation>
    </message>
    <message>
      <source>The analysis cannot be written to {path}</source>
      <comment>REFUSED_ANALYSES</comment>
      <translation>Die Auswertung lässt sich nicht nach {path} schreiben</translation>
    </message>
    <message>
      <source>The analysis in {path} cannot be read</source>
      <comment>REFUSED_ANALYSES</comment>
      <translation>Die Messung in {path} kann nicht gelesen werden</translation>
    </message>
    <message>
      <source>The demo cannot be written to {path}</source>
      <comment>REFUSED_ANALYSES</comment>
      <translation>Die Demo kann nicht nach {path} geschrieben werden</translation>
    </message>
  </context>
  <context>
    <name>remedies</name>
    <message>
      <source>start it anew</source>
      <comment>REMEDIES</comment>
      <translation>beginnen Sie neu</translation>
    </message>
    <message>
      <source>close other programs, or choose the CPU if a GPU was used</source>
      <comment>REMEDIES</comment>
      <translation>schließen Sie andere Programme, oder wählen Sie den Prozessor, wenn eine GPU verwendet wurde</translation>
    </message>
    <message>
      <source>download or copy it again</source>
      <comment>REMEDIES</comment>
      <translation>laden oder kopieren Sie sie noch einmal</translation>
    </message>
    <message>
      <source>check its name and your permission</source>
      <comment>REMEDIES</comment>
      <translation>prüfen Sie den Namen und Ihre Berechtigung</translation>
    </message>
    <message>
      <source>check its name, its drive and your permission</source>
      <comment>REMEDIES</comment>
      <translation>prüfen Sie Namen, Laufwerk und Ihre Berechtigung</translation>
    </message>
    <message>
      <source>choose a file of at most 1 GB</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie eine Datei von höchstens 1 GB</translation>
    </message>
    <message>
      <source>choose a PyTorch checkpoint (.pth, .pt) or a .safetensors file</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen PyTorch-Checkpoint (.pth, .pt) oder eine .safetensors-Datei</translation>
    </message>
    <message>
      <source>unpack it and choose the checkpoint in it</source>
      <comment>REMEDIES</comment>
      <translation>entpacken Sie es, und wählen Sie den Checkpoint darin</translation>
    </message>
    <message>
      <source>ask its author for the plain weights (a state_dict, or safetensors)</source>
      <comment>REMEDIES</comment>
      <translation>bitten Sie den Urheber um die bloßen Gewichte (ein state_dict oder safetensors)</translation>
    </message>
    <message>
      <source>choose a checkpoint from before the training failed</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen Checkpoint aus der Zeit, bevor das Training scheiterte</translation>
    </message>
    <message>
      <source>choose a checkpoint of a NAFNet</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie den Checkpoint eines NAFNet</translation>
    </message>
    <message>
      <source>use the network {name}</source>
      <comment>REMEDIES</comment>
      <translation>verwenden Sie das Netz {name}</translation>
    </message>
    <message>
      <source>choose a NAFNet checkpoint, such as NAFNet-GoPro-width32.pth</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen NAFNet-Checkpoint, etwa NAFNet-GoPro-width32.pth</translation>
    </message>
    <message>
      <source>choose the checkpoint of a plain NAFNet</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie den Checkpoint eines einfachen NAFNet</translation>
    </message>
    <message>
      <source>keep each checkpoint in a folder of its own, with its own recipe.json</source>
      <comment>REMEDIES</comment>
      <translation>bewahren Sie jeden Checkpoint in einem eigenen Ordner auf, mit eigener recipe.json</translation>
    </message>
    <message>
      <source>choose another checkpoint of it</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen anderen Checkpoint davon</translation>
    </message>
    <message>
      <source>remove it and import it again</source>
      <comment>REMEDIES</comment>
      <translation>entfernen Sie es, und importieren Sie es neu</translation>
    </message>
    <message>
      <source>reinstall SSAI-3D</source>
      <comment>REMEDIES</comment>
      <translation>installieren Sie SSAI-3D neu</translation>
    </message>
    <message>
      <source>make room on the disk, or check that you may write there</source>
      <comment>REMEDIES</comment>
      <translation>schaffen Sie Platz auf dem Datenträger, oder prüfen Sie, ob Sie dort schreiben dürfen</translation>
    </message>
    <message>
      <source>choose one that was imported</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie eines, das importiert wurde</translation>
    </message>
    <message>
      <source>end the restorations that use it, and check that you may write there</source>
      <comment>REMEDIES</comment>
      <translation>beenden Sie die Wiederherstellungen, die es verwenden, und prüfen Sie, ob Sie dort schreiben dürfen</translation>
    </message>
    <message>
      <source>choose one with letters in it</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen mit Buchstaben darin</translation>
    </message>
    <message>
      <source>choose another name, or remove that one first</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen anderen Namen, oder entfernen Sie zuerst jenes</translation>
    </message>
    <message>
      <source>choose one of these: {names}</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie eines von diesen: {names}</translation>
    </message>
    <message>
      <source>free some disk space or choose another folder for the result</source>
      <comment>REMEDIES</comment>
      <translation>schaffen Sie Platz auf dem Datenträger, oder wählen Sie einen anderen Ordner für das Ergebnis</translation>
    </message>
    <message>
      <source>give it as one file, such as an OME-TIFF</source>
      <comment>REMEDIES</comment>
      <translation>geben Sie sie als eine Datei an, etwa als OME-TIFF</translation>
    </message>
    <message>
      <source>check its drive</source>
      <comment>REMEDIES</comment>
      <translation>prüfen Sie das Laufwerk</translation>
    </message>
    <message>
      <source>save a single grey channel at one time</source>
      <comment>REMEDIES</comment>
      <translation>speichern Sie einen einzelnen grauen Kanal zu einem Zeitpunkt</translation>
    </message>
    <message>
      <source>give one that was taken along z</source>
      <comment>REMEDIES</comment>
      <translation>geben Sie eine an, die entlang z aufgenommen wurde</translation>
    </message>
    <message>
      <source>save it with its voxel size in µm, as an OME-TIFF or from ImageJ</source>
      <comment>REMEDIES</comment>
      <translation>speichern Sie sie mit der Voxelgröße in µm, als OME-TIFF oder aus ImageJ</translation>
    </message>
    <message>
      <source>cut it to what is bright</source>
      <comment>REMEDIES</comment>
      <translation>schneiden Sie sie auf das Helle zu</translation>
    </message>
    <message>
      <source>replace them</source>
      <comment>REMEDIES</comment>
      <translation>ersetzen Sie sie</translation>
    </message>
    <message>
      <source>set them to 0</source>
      <comment>REMEDIES</comment>
      <translation>setzen Sie sie auf 0</translation>
    </message>
    <message>
      <source>choose another file</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie eine andere Datei</translation>
    </message>
    <message>
      <source>save it with an odd number, its centre in the middle</source>
      <comment>REMEDIES</comment>
      <translation>speichern Sie sie mit ungerader Zahl, das Zentrum in der Mitte</translation>
    </message>
    <message>
      <source>cut it so that its centre is in the middle</source>
      <comment>REMEDIES</comment>
      <translation>schneiden Sie sie so zu, dass das Zentrum in der Mitte liegt</translation>
    </message>
    <message>
      <source>start SSAI-3D without --safe-mode to use it</source>
      <comment>REMEDIES</comment>
      <translation>starten Sie SSAI-3D ohne --safe-mode, um sie zu verwenden</translation>
    </message>
    <message>
      <source>choose the processor, or a computer that has one</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie den Prozessor, oder einen Computer, der eine hat</translation>
    </message>
    <message>
      <source>install the build of SSAI-3D for graphics cards (CUDA) to use it</source>
      <comment>REMEDIES</comment>
      <translation>installieren Sie die Fassung von SSAI-3D für Grafikkarten (CUDA), um sie zu verwenden</translation>
    </message>
    <message>
      <source>install NVIDIA's driver {version} or newer, and restart the computer</source>
      <comment>REMEDIES</comment>
      <translation>installieren Sie den NVIDIA-Treiber {version} oder neuer, und starten Sie den Computer neu</translation>
    </message>
    <message>
      <source>install driver {version} or newer to use the {name}</source>
      <comment>REMEDIES</comment>
      <translation>installieren Sie Treiber {version} oder neuer, um die {name} zu verwenden</translation>
    </message>
    <message>
      <source>remove that variable to use it</source>
      <comment>REMEDIES</comment>
      <translation>entfernen Sie diese Variable, um sie zu verwenden</translation>
    </message>
    <message>
      <source>restart the computer, and if that does not help, install NVIDIA's current driver</source>
      <comment>REMEDIES</comment>
      <translation>starten Sie den Computer neu, und wenn das nicht hilft, installieren Sie den aktuellen Treiber von NVIDIA</translation>
    </message>
    <message>
      <source>choose the processor, or install the legacy build of SSAI-3D</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie den Prozessor, oder installieren Sie die Fassung von SSAI-3D für ältere Karten</translation>
    </message>
    <message>
      <source>install a newer version of SSAI-3D</source>
      <comment>REMEDIES</comment>
      <translation>installieren Sie eine neuere Version von SSAI-3D</translation>
    </message>
    <message>
      <source>close other programs that use it, or choose the processor</source>
      <comment>REMEDIES</comment>
      <translation>schließen Sie andere Programme, die sie verwenden, oder wählen Sie den Prozessor</translation>
    </message>
    <message>
      <source>choose another name for it</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen anderen Namen dafür</translation>
    </message>
    <message>
      <source>export the channels as separate grey images</source>
      <comment>REMEDIES</comment>
      <translation>exportieren Sie die Kanäle als getrennte graue Bilder</translation>
    </message>
    <message>
      <source>choose a scene that is a z stack</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie eine Szene, die ein z-Stapel ist</translation>
    </message>
    <message>
      <source>record or choose a stack with at least {planes} planes</source>
      <comment>REMEDIES</comment>
      <translation>wählen oder nehmen Sie einen Bildstapel mit mindestens {planes} Ebenen auf</translation>
    </message>
    <message>
      <source>choose a stack of at least {wide}×{high} pixels in the plane</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen Bildstapel mit mindestens {wide}×{high} Pixeln in der Ebene</translation>
    </message>
    <message>
      <source>check the voxel size; a stack that is finer along z needs no restoration</source>
      <comment>REMEDIES</comment>
      <translation>prüfen Sie die Voxelgröße; ein Bildstapel, der entlang z feiner ist, braucht keine Wiederherstellung</translation>
    </message>
    <message>
      <source>replace them in the software that made this file</source>
      <comment>REMEDIES</comment>
      <translation>ersetzen Sie sie in der Software, die diese Datei gemacht hat</translation>
    </message>
    <message>
      <source>enter the voxel size in µm (in the Restore panel, or with --voxel-size Z Y X)</source>
      <comment>REMEDIES</comment>
      <translation>geben Sie die Voxelgröße in µm ein (im Bereich „Wiederherstellen“ oder mit --voxel-size Z Y X)</translation>
    </message>
    <message>
      <source>choose it within 0:{number}</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie ihn innerhalb von 0:{number}</translation>
    </message>
    <message>
      <source>make it at least {count} voxels long</source>
      <comment>REMEDIES</comment>
      <translation>machen Sie ihn mindestens {count} Voxel lang</translation>
    </message>
    <message>
      <source>mark a region with structure, or choose another channel</source>
      <comment>REMEDIES</comment>
      <translation>markieren Sie einen Bereich mit Struktur oder wählen Sie einen anderen Kanal</translation>
    </message>
    <message>
      <source>make the preview again</source>
      <comment>REMEDIES</comment>
      <translation>erstellen Sie die Vorschau neu</translation>
    </message>
    <message>
      <source>choose a scene from 0 to {number}</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie eine Szene von 0 bis {number}</translation>
    </message>
    <message>
      <source>choose a channel from 0 to {number}</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen Kanal von 0 bis {number}</translation>
    </message>
    <message>
      <source>choose a time from 0 to {number}</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen Zeitpunkt von 0 bis {number}</translation>
    </message>
    <message>
      <source>name a channel from 0 to {number}</source>
      <comment>REMEDIES</comment>
      <translation>nennen Sie einen Kanal von 0 bis {number}</translation>
    </message>
    <message>
      <source>look whether its folder is complete</source>
      <comment>REMEDIES</comment>
      <translation>sehen Sie nach, ob der Ordner vollständig ist</translation>
    </message>
    <message>
      <source>choose another folder with --report</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie mit --report einen anderen Ordner</translation>
    </message>
    <message>
      <source>choose another model, or tune the network anew</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie ein anderes Modell, oder stimmen Sie das Netz neu ab</translation>
    </message>
    <message>
      <source>free some disk space or choose another folder</source>
      <comment>REMEDIES</comment>
      <translation>schaffen Sie Platz auf dem Datenträger, oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
      <source>update SSAI-3D</source>
      <comment>REMEDIES</comment>
      <translation>aktualisieren Sie SSAI-3D</translation>
    </message>
    <message>
      <source>close other programs or restore fewer channels at a time</source>
      <comment>REMEDIES</comment>
      <translation>schließen Sie andere Programme, oder stellen Sie weniger Kanäle auf einmal wieder her</translation>
    </message>
    <message>
      <source>close other programs and restore fewer channels at a time</source>
      <comment>REMEDIES</comment>
      <translation>schließen Sie andere Programme, und stellen Sie weniger Kanäle auf einmal wieder her</translation>
    </message>
    <message>
      <source>try again, and send the log to support if it happens again</source>
      <comment>REMEDIES</comment>
      <translation>versuchen Sie es noch einmal, und senden Sie das Protokoll an den Support, wenn es wieder vorkommt</translation>
    </message>
    <message>
      <source>try again; update the graphics driver if a GPU was used, and send the log to support if it happens again</source>
      <comment>REMEDIES</comment>
      <translation>versuchen Sie es noch einmal; aktualisieren Sie den Grafiktreiber, wenn eine GPU verwendet wurde, und senden Sie das Protokoll an den Support, wenn es wieder vorkommt</translation>
    </message>
    <message>
      <source>check that the drive is connected and has free space, then try again</source>
      <comment>REMEDIES</comment>
      <translation>prüfen Sie, ob das Laufwerk verbunden ist und Platz hat, und versuchen Sie es noch einmal</translation>
    </message>
    <message>
      <source>try again; close other programs if the computer was short of memory</source>
      <comment>REMEDIES</comment>
      <translation>versuchen Sie es noch einmal; schließen Sie andere Programme, wenn dem Computer Speicher fehlte</translation>
    </message>
    <message>
      <source>close other programs and try again</source>
      <comment>REMEDIES</comment>
      <translation>schließen Sie andere Programme, und versuchen Sie es noch einmal</translation>
    </message>
    <message>
      <source>install SSAI-3D again</source>
      <comment>REMEDIES</comment>
      <translation>installieren Sie SSAI-3D neu</translation>
    </message>
    <message>
      <source>check that the drive of the file is connected, then try again</source>
      <comment>REMEDIES</comment>
      <translation>prüfen Sie, ob das Laufwerk der Datei verbunden ist, und versuchen Sie es noch einmal</translation>
    </message>
    <message>
      <source>restart the computer; a drive keeps the computation waiting</source>
      <comment>REMEDIES</comment>
      <translation>starten Sie den Computer neu; ein Laufwerk lässt die Berechnung warten</translation>
    </message>
    <message>
      <source>start the newer version, or update this one</source>
      <comment>REMEDIES</comment>
      <translation>starten Sie die neuere Version, oder aktualisieren Sie diese</translation>
    </message>
    <message>
      <source>free some space on that disk, or ask for permission to write there</source>
      <comment>REMEDIES</comment>
      <translation>schaffen Sie Platz auf diesem Datenträger, oder bitten Sie um die Berechtigung, dort zu schreiben</translation>
    </message>
    <message>
      <source>choose another name for the result, or wait for that job</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen anderen Namen für das Ergebnis, oder warten Sie auf jenen Auftrag</translation>
    </message>
    <message>
      <source>add that one first</source>
      <comment>REMEDIES</comment>
      <translation>fügen Sie zuerst jenen hinzu</translation>
    </message>
    <message>
      <source>let it finish, or cancel it</source>
      <comment>REMEDIES</comment>
      <translation>lassen Sie ihn zu Ende laufen, oder brechen Sie ihn ab</translation>
    </message>
    <message>
      <source>run it again with other choices</source>
      <comment>REMEDIES</comment>
      <translation>führen Sie ihn mit anderer Auswahl noch einmal aus</translation>
    </message>
    <message>
      <source>cancel it before removing it</source>
      <comment>REMEDIES</comment>
      <translation>brechen Sie ihn ab, bevor Sie ihn entfernen</translation>
    </message>
    <message>
      <source>leave the file alone, and start its restoration anew</source>
      <comment>REMEDIES</comment>
      <translation>lassen Sie die Datei in Ruhe, und beginnen Sie die Wiederherstellung neu</translation>
    </message>
    <message>
      <source>check that its drive is connected and that it was not moved</source>
      <comment>REMEDIES</comment>
      <translation>prüfen Sie, ob das Laufwerk verbunden ist und ob die Datei nicht verschoben wurde</translation>
    </message>
    <message>
      <source>close the programs that have it open</source>
      <comment>REMEDIES</comment>
      <translation>schließen Sie die Programme, die sie geöffnet haben</translation>
    </message>
    <message>
      <source>wait for it or choose another name</source>
      <comment>REMEDIES</comment>
      <translation>warten Sie darauf, oder wählen Sie einen anderen Namen</translation>
    </message>
    <message>
      <source>choose another folder for the result</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen anderen Ordner für das Ergebnis</translation>
    </message>
    <message>
      <source>choose a file inside it</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie eine Datei darin</translation>
    </message>
    <message>
      <source>open the image that they belong to</source>
      <comment>REMEDIES</comment>
      <translation>öffnen Sie das Bild, zu dem sie gehören</translation>
    </message>
    <message>
      <source>open the folder {folder}</source>
      <comment>REMEDIES</comment>
      <translation>öffnen Sie den Ordner {folder}</translation>
    </message>
    <message>
      <source>choose one scene, or a name that ends in .ome.tif or .ome.zarr</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie eine Szene, oder einen Namen, der auf .ome.tif oder .ome.zarr endet</translation>
    </message>
    <message>
      <source>choose a name that ends in .ome.tif, or 32-bit real values</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen Namen, der auf .ome.tif endet, oder reelle Werte mit 32 Bit</translation>
    </message>
    <message>
      <source>choose a name that ends in .ome.tif</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen Namen, der auf .ome.tif endet</translation>
    </message>
    <message>
      <source>choose a name that ends in .ome.zarr, or 32-bit real values</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen Namen, der auf .ome.zarr endet, oder reelle Werte mit 32 Bit</translation>
    </message>
    <message>
      <source>put the planes of each stack into a folder of their own</source>
      <comment>REMEDIES</comment>
      <translation>legen Sie die Ebenen jedes Bildstapels in einen eigenen Ordner</translation>
    </message>
    <message>
      <source>open the file itself</source>
      <comment>REMEDIES</comment>
      <translation>öffnen Sie die Datei selbst</translation>
    </message>
    <message>
      <source>open that file itself</source>
      <comment>REMEDIES</comment>
      <translation>öffnen Sie diese Datei selbst</translation>
    </message>
    <message>
      <source>copy the file itself there</source>
      <comment>REMEDIES</comment>
      <translation>kopieren Sie die Datei selbst dorthin</translation>
    </message>
    <message>
      <source>choose a file of type {types}</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie eine Datei vom Typ {types}</translation>
    </message>
    <message>
      <source>check its name and place</source>
      <comment>REMEDIES</comment>
      <translation>prüfen Sie Namen und Ort</translation>
    </message>
    <message>
      <source>choose an image file</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie eine Bilddatei</translation>
    </message>
    <message>
      <source>choose an image file, or the companion file of an OME-TIFF</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie eine Bilddatei, oder die Begleitdatei eines OME-TIFF</translation>
    </message>
    <message>
      <source>export it again from the microscope software</source>
      <comment>REMEDIES</comment>
      <translation>exportieren Sie sie noch einmal aus der Mikroskopsoftware</translation>
    </message>
    <message>
      <source>close other programs, or copy the file again if its planes should be small</source>
      <comment>REMEDIES</comment>
      <translation>schließen Sie andere Programme, oder kopieren Sie die Datei neu, falls ihre Ebenen klein sein sollten</translation>
    </message>
    <message>
      <source>ask its owner for permission</source>
      <comment>REMEDIES</comment>
      <translation>bitten Sie den Eigentümer um die Berechtigung</translation>
    </message>
    <message>
      <source>copy it again from the microscope, or export it as OME-TIFF</source>
      <comment>REMEDIES</comment>
      <translation>kopieren Sie sie noch einmal vom Mikroskop, oder exportieren Sie sie als OME-TIFF</translation>
    </message>
    <message>
      <source>copy it again from the microscope</source>
      <comment>REMEDIES</comment>
      <translation>kopieren Sie sie noch einmal vom Mikroskop</translation>
    </message>
    <message>
      <source>copy it to this computer and try again</source>
      <comment>REMEDIES</comment>
      <translation>kopieren Sie sie auf diesen Computer, und versuchen Sie es noch einmal</translation>
    </message>
    <message>
      <source>choose another name for the result</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen anderen Namen für das Ergebnis</translation>
    </message>
    <message>
      <source>create it or choose another</source>
      <comment>REMEDIES</comment>
      <translation>legen Sie ihn an, oder wählen Sie einen anderen</translation>
    </message>
    <message>
      <source>choose another folder</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
      <source>free some space or choose a folder on another disk</source>
      <comment>REMEDIES</comment>
      <translation>schaffen Sie Platz, oder wählen Sie einen Ordner auf einem anderen Datenträger</translation>
    </message>
    <message>
      <source>put the numbered planes of one stack, and no other TIFF files, into a folder, or open a single file</source>
      <comment>REMEDIES</comment>
      <translation>legen Sie die nummerierten Ebenen eines Bildstapels, und keine anderen TIFF-Dateien, in einen Ordner, oder öffnen Sie eine einzelne Datei</translation>
    </message>
    <message>
      <source>check its drive and your permission</source>
      <comment>REMEDIES</comment>
      <translation>prüfen Sie das Laufwerk und Ihre Berechtigung</translation>
    </message>
    <message>
      <source>choose a result that SSAI-3D has written</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie ein Ergebnis, das SSAI-3D geschrieben hat</translation>
    </message>
    <message>
      <source>choose a result or report that SSAI-3D has written</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie ein Ergebnis oder einen Bericht, den SSAI-3D geschrieben hat</translation>
    </message>
    <message>
      <source>check the free disk space, or choose another folder</source>
      <comment>REMEDIES</comment>
      <translation>prüfen Sie den freien Platz, oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
      <source>put all files of the set into one folder, or export it again as one file</source>
      <comment>REMEDIES</comment>
      <translation>legen Sie alle Dateien des Satzes in einen Ordner, oder exportieren Sie ihn neu als eine Datei</translation>
    </message>
    <message>
      <source>put all files of the set into one folder</source>
      <comment>REMEDIES</comment>
      <translation>legen Sie alle Dateien des Satzes in einen Ordner</translation>
    </message>
    <message>
      <source>choose another time or channel, or export the stack again</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen anderen Zeitpunkt oder Kanal, oder exportieren Sie den Bildstapel neu</translation>
    </message>
    <message>
      <source>export one position of that axis</source>
      <comment>REMEDIES</comment>
      <translation>exportieren Sie eine Position dieser Achse</translation>
    </message>
    <message>
      <source>restore it by itself</source>
      <comment>REMEDIES</comment>
      <translation>stellen Sie sie für sich wieder her</translation>
    </message>
    <message>
      <source>free some space on that disk, or choose another folder</source>
      <comment>REMEDIES</comment>
      <translation>schaffen Sie Platz auf diesem Datenträger, oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
      <source>say where it lies now, or export without it</source>
      <comment>REMEDIES</comment>
      <translation>sagen Sie, wo sie jetzt liegt, oder exportieren Sie ohne sie</translation>
    </message>
    <message>
      <source>say where the file lies now</source>
      <comment>REMEDIES</comment>
      <translation>sagen Sie, wo die Datei jetzt liegt</translation>
    </message>
    <message>
      <source>say with “Locate…” where it lies now</source>
      <comment>REMEDIES</comment>
      <translation>sagen Sie mit „Suchen…“, wo sie jetzt liegt</translation>
    </message>
    <message>
      <source>free some space, choose another disk, or export without the source</source>
      <comment>REMEDIES</comment>
      <translation>schaffen Sie Platz, wählen Sie einen anderen Datenträger, oder exportieren Sie ohne die Quelldatei</translation>
    </message>
    <message>
      <source>choose a new or an empty folder</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen neuen oder leeren Ordner</translation>
    </message>
    <message>
      <source>check the network and that drive; what you changed stays in memory until it does</source>
      <comment>REMEDIES</comment>
      <translation>prüfen Sie das Netzwerk und dieses Laufwerk; was Sie geändert haben, bleibt bis dahin im Speicher</translation>
    </message>
    <message>
      <source>remove those from the project first</source>
      <comment>REMEDIES</comment>
      <translation>entfernen Sie zuerst diese aus dem Projekt</translation>
    </message>
    <message>
      <source>close it there, or open it here for reading only</source>
      <comment>REMEDIES</comment>
      <translation>schließen Sie es dort, oder öffnen Sie es hier nur zum Lesen</translation>
    </message>
    <message>
      <source>make sure that it is closed there and take it over; the last sign of life is {minutes} minutes old</source>
      <comment>REMEDIES</comment>
      <translation>vergewissern Sie sich, dass es dort geschlossen ist, und übernehmen Sie es; das letzte Lebenszeichen ist {minutes} Minuten alt</translation>
    </message>
    <message>
      <source>open it for reading only, or ask for permission to write there</source>
      <comment>REMEDIES</comment>
      <translation>öffnen Sie es nur zum Lesen, oder bitten Sie um die Berechtigung, dort zu schreiben</translation>
    </message>
    <message>
      <source>check that its drive is connected</source>
      <comment>REMEDIES</comment>
      <translation>prüfen Sie, ob das Laufwerk verbunden ist</translation>
    </message>
    <message>
      <source>put it back or connect its drive, or save the project elsewhere</source>
      <comment>REMEDIES</comment>
      <translation>legen Sie ihn zurück, oder verbinden Sie das Laufwerk, oder speichern Sie das Projekt anderswo</translation>
    </message>
    <message>
      <source>open it with that version, or update this one</source>
      <comment>REMEDIES</comment>
      <translation>öffnen Sie es mit jener Version, oder aktualisieren Sie diese</translation>
    </message>
    <message>
      <source>open the copy that was kept of it</source>
      <comment>REMEDIES</comment>
      <translation>öffnen Sie die Kopie, die davon aufbewahrt wurde</translation>
    </message>
    <message>
      <source>cancel its job first</source>
      <comment>REMEDIES</comment>
      <translation>brechen Sie zuerst den Auftrag ab</translation>
    </message>
    <message>
      <source>close it in the other window and open it again</source>
      <comment>REMEDIES</comment>
      <translation>schließen Sie es im anderen Fenster, und öffnen Sie es neu</translation>
    </message>
    <message>
      <source>close it here; what you changed last may be missing there</source>
      <comment>REMEDIES</comment>
      <translation>schließen Sie es hier; was Sie zuletzt geändert haben, fehlt dort vielleicht</translation>
    </message>
    <message>
      <source>put it back, or run it again</source>
      <comment>REMEDIES</comment>
      <translation>legen Sie es zurück, oder führen Sie den Lauf noch einmal aus</translation>
    </message>
    <message>
      <source>choose a run that is done</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen Lauf, der fertig ist</translation>
    </message>
    <message>
      <source>choose a folder with a file {name}</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen Ordner mit einer Datei {name}</translation>
    </message>
    <message>
      <source>begin a new project; the runs in {folder} are not touched</source>
      <comment>REMEDIES</comment>
      <translation>beginnen Sie ein neues Projekt; die Läufe in {folder} bleiben unberührt</translation>
    </message>
    <message>
      <source>open it, or choose another folder</source>
      <comment>REMEDIES</comment>
      <translation>öffnen Sie es, oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
      <source>check that it can be read, and free some space on that disk</source>
      <comment>REMEDIES</comment>
      <translation>prüfen Sie, ob es sich lesen lässt, und schaffen Sie Platz auf diesem Datenträger</translation>
    </message>
    <message>
      <source>import it with that version, or update this one</source>
      <comment>REMEDIES</comment>
      <translation>importieren Sie es mit jener Version, oder aktualisieren Sie diese</translation>
    </message>
    <message>
      <source>free some space on that disk, or import it into a project elsewhere</source>
      <comment>REMEDIES</comment>
      <translation>schaffen Sie Platz auf diesem Datenträger, oder importieren Sie es in ein Projekt anderswo</translation>
    </message>
    <message>
      <source>choose a file that SSAI-3D has exported</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie eine Datei, die SSAI-3D exportiert hat</translation>
    </message>
    <message>
      <source>ask for it once more</source>
      <comment>REMEDIES</comment>
      <translation>bitten Sie noch einmal darum</translation>
    </message>
    <message>
      <source>choose another name</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie einen anderen Namen</translation>
    </message>
    <message>
      <source>ask its administrator to remove it</source>
      <comment>REMEDIES</comment>
      <translation>bitten Sie deren Administrator, sie zu entfernen</translation>
    </message>
    <message>
      <source>check your permission</source>
      <comment>REMEDIES</comment>
      <translation>prüfen Sie Ihre Berechtigung</translation>
    </message>
    <message>
      <source>install that, or ask for a template saved by this version</source>
      <comment>REMEDIES</comment>
      <translation>installieren Sie jenes, oder bitten Sie um eine Vorlage aus dieser Version</translation>
    </message>
    <message>
      <source>correct it, or ask its maker for it again</source>
      <comment>REMEDIES</comment>
      <translation>berichtigen Sie sie, oder bitten Sie ihren Urheber noch einmal darum</translation>
    </message>
    <message>
      <source>choose a file that ends in {suffix}</source>
      <comment>REMEDIES</comment>
      <translation>wählen Sie eine Datei, die auf {suffix} endet</translation>
    </message>
    <message>
      <source>tell whoever has set up SSAI-3D</source>
      <comment>REMEDIES</comment>
      <translation>sagen Sie es denen, die SSAI-3D eingerichtet haben</translation>
    </message>
    <message>
      <source>try again later</source>
      <comment>REMEDIES</comment>
      <translation>versuchen Sie es später noch einmal</translation>
    </message>
    <message>
      <source>ask your IT department whether a proxy looks into encrypted traffic</source>
      <comment>REMEDIES</comment>
      <translation>fragen Sie Ihre IT-Abteilung, ob ein Proxy in verschlüsselten Verkehr hineinsieht</translation>
    </message>
    <message>
      <source>connect this computer to the network, or ask for its proxy</source>
      <comment>REMEDIES</comment>
      <translation>verbinden Sie diesen Computer mit dem Netz, oder fragen Sie nach dem Proxy</translation>
    </message>
    <message>
      <source>export its channels from the microscope software</source>
      <comment>REMEDIES_OF_EXPORTS</comment>
      <translation>exportieren Sie seine Kanäle aus der Mikroskopsoftware</translation>
    </message>
    <message>
      <source>choose one that ends at {count} at the most</source>
      <comment>REMEDIES_OF_EXPORTS</comment>
      <translation>wählen Sie einen, der höchstens bei {count} endet</translation>
    </message>
    <message>
      <source>choose from 0 to {count}</source>
      <comment>REMEDIES_OF_EXPORTS</comment>
      <translation>wählen Sie von 0 bis {count}</translation>
    </message>
    <message>
      <source>choose one of the two</source>
      <comment>REMEDIES_OF_EXPORTS</comment>
      <translation>wählen Sie eines von beiden</translation>
    </message>
    <message>
      <source>choose 8 or 16 bits, or leave the scale out</source>
      <comment>REMEDIES_OF_EXPORTS</comment>
      <translation>wählen Sie 8 oder 16 Bit, oder lassen Sie die Skalierung weg</translation>
    </message>
    <message>
      <source>give one for all, or one for each</source>
      <comment>REMEDIES_OF_EXPORTS</comment>
      <translation>geben Sie eine für alle an, oder eine für jeden</translation>
    </message>
    <message>
      <source>choose another name or folder</source>
      <comment>REMEDIES_OF_EXPORTS</comment>
      <translation>wählen Sie einen anderen Namen oder Ordner</translation>
    </message>
    <message>
      <source>choose another name, or let it be replaced</source>
      <comment>REMEDIES_OF_EXPORTS</comment>
      <translation>wählen Sie einen anderen Namen, oder lassen Sie die Datei ersetzen</translation>
    </message>
    <message>
      <source>close other programs, or export a smaller region</source>
      <comment>REMEDIES_OF_EXPORTS</comment>
      <translation>schließen Sie andere Programme, oder exportieren Sie einen kleineren Bereich</translation>
    </message>
    <message>
      <source>choose a channel that shows something</source>
      <comment>REMEDIES_OF_ANALYSES</comment>
      <translation>wählen Sie einen Kanal, der etwas zeigt</translation>
    </message>
    <message>
      <source>choose a z stack</source>
      <comment>REMEDIES_OF_ANALYSES</comment>
      <translation>wählen Sie einen z-Stapel</translation>
    </message>
    <message>
      <source>choose a new folder for the analysis</source>
      <comment>REMEDIES_OF_ANALYSES</comment>
      <translation>wählen Sie einen neuen Ordner für die Auswertung</translation>
    </message>
    <message>
      <source>measure the stack again</source>
      <comment>REMEDIES_OF_ANALYSES</comment>
      <translation>messen Sie den Stapel noch einmal</translation>
    </message>
    <message>
      <source>check the free disk space</source>
      <comment>REMEDIES_OF_ANALYSES</comment>
      <translation>prüfen Sie den freien Platz auf der Platte</translation>
    </message>
  </context>
  <context>
    <name>report</name>
    <message>
      <source>Report</source>
      <comment>REPORT_BUTTON</comment>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Resolution before and after, checks and settings, in the browser</source>
      <comment>REPORT_TIP</comment>
      <translation>Auflösung vorher und nachher, Prüfungen und Einstellungen, im Browser</translation>
    </message>
    <message>
      <source>This result has no report</source>
      <comment>REPORT_NONE_TIP</comment>
      <translation>Zu diesem Ergebnis gibt es keinen Bericht</translation>
    </message>
    <message>
      <source>Look at these places</source>
      <comment>PLACES_HEADING</comment>
      <translation>Sehen Sie sich diese Stellen an</translation>
    </message>
    <message>
      <source>Each moves the crosshair there</source>
      <comment>PLACES_TIP</comment>
      <translation>Jede bewegt das Fadenkreuz dorthin</translation>
    </message>
    <message>
      <source>x {x}, y {y}, z {z} µm</source>
      <comment>PLACE</comment>
      <translation>x {x}, y {y}, z {z} µm</translation>
    </message>
    <message>
      <source>{channel}: {place}</source>
      <comment>PLACE_OF_CHANNEL</comment>
      <translation>{channel}: {place}</translation>
    </message>
  </context>
  <context>
    <name>report_page</name>
    <message>
      <source>In brief</source>
      <comment>REPORT_SECTIONS</comment>
      <translation>In Kürze</translation>
    </message>
    <message>
      <source>Resolution</source>
      <comment>REPORT_SECTIONS</comment>
      <translation>Auflösung</translation>
    </message>
    <message>
      <source>Checks</source>
      <comment>REPORT_SECTIONS</comment>
      <translation>Prüfungen</translation>
    </message>
    <message>
      <source>Look at these places</source>
      <comment>REPORT_SECTIONS</comment>
      <translation>Sehen Sie sich diese Stellen an</translation>
    </message>
    <message>
      <source>What was found in the stack</source>
      <comment>REPORT_SECTIONS</comment>
      <translation>Was im Bildstapel gefunden wurde</translation>
    </message>
    <message>
      <source>How the network was tuned</source>
      <comment>REPORT_SECTIONS</comment>
      <translation>Wie das Netz abgestimmt wurde</translation>
    </message>
    <message>
      <source>Cautions</source>
      <comment>REPORT_SECTIONS</comment>
      <translation>Warnungen</translation>
    </message>
    <message>
      <source>Findings</source>
      <comment>REPORT_SECTIONS</comment>
      <translation>Befunde</translation>
    </message>
    <message>
      <source>How it was made</source>
      <comment>REPORT_SECTIONS</comment>
      <translation>Wie es gemacht wurde</translation>
    </message>
    <message>
      <source>Methods paragraph</source>
      <comment>REPORT_SECTIONS</comment>
      <translation>Methodenabsatz (auf Englisch)</translation>
    </message>
    <message>
      <source>Restoration of {name}</source>
      <comment>REPORT_SECTIONS</comment>
      <translation>Wiederherstellung von {name}</translation>
    </message>
    <message>
      <source>Axial detail in this volume is predicted by a network from blurred data; it was not measured. Do not use it as the only evidence for a structure. Do not measure axial intensities, volumes of structures near the resolution limit, or co-localisation along z on it alone, and do not diagnose from it.</source>
      <comment>REPORT_SECTIONS</comment>
      <translation>Axiale Einzelheiten in diesem Volumen sind von einem Netz aus unscharfen Daten vorhergesagt; sie wurden nicht gemessen. Verwenden Sie sie nicht als einzigen Beleg für eine Struktur. Messen Sie daran allein keine axialen Intensitäten, keine Volumina von Strukturen nahe der Auflösungsgrenze und keine Kolokalisation entlang z, und stellen Sie keine Diagnose damit.</translation>
    </message>
    <message>
      <source>Axial detail in this volume is predicted by deconvolution from blurred data; it was not measured, and noise may look like structure. Do not use it as the only evidence for a structure. Do not measure axial intensities, volumes of structures near the resolution limit, or co-localisation along z on it alone, and do not diagnose from it.</source>
      <comment>REPORT_SECTIONS</comment>
      <translation>Axiale Einzelheiten in diesem Volumen sind durch Entfaltung aus unscharfen Daten vorhergesagt; sie wurden nicht gemessen, und Rauschen kann wie Struktur aussehen. Verwenden Sie sie nicht als einzigen Beleg für eine Struktur. Messen Sie daran allein keine axialen Intensitäten, keine Volumina von Strukturen nahe der Auflösungsgrenze und keine Kolokalisation entlang z, und stellen Sie keine Diagnose damit.</translation>
    </message>
    <message>
      <source>Before is the raw stack, after the result. Widths are the median full width at half maximum of lines through the same isolated structures in both; a structure that is thicker than the blur keeps its own width. The others are periods. Decorrelation (Descloux et al. 2019) finds the finest detail that an image contains, whether it is true or not. Correlation of halves (Fourier ring and shell correlation at 1/7, within 22.5° of the axis) finds up to where two halves of the recorded pixels agree. Correlation of the XZ and the YZ pass finds up to where two predictions agree; both come from the same raw planes, so that what they agree on may still be wrong, and what they do not agree on is not to be believed. ± is one standard error; ≤ marks values at the limit of the sampling. Measured at time {number} in {count} windows with structure; widths on up to {count2} structures.</source>
      <comment>REPORT_SECTIONS</comment>
      <translation>Vorher ist der rohe Bildstapel, nachher das Ergebnis. Breiten sind der Median der Halbwertsbreite von Linien durch dieselben einzelnen Strukturen in beiden; eine Struktur, die dicker ist als die Unschärfe, behält ihre eigene Breite. Die anderen sind Perioden. Die Dekorrelation (Descloux et al. 2019) findet die feinste Einzelheit, die ein Bild enthält, ob sie wahr ist oder nicht. Die Korrelation der Hälften (Fourier-Ring- und -Schalen-Korrelation bei 1/7, innerhalb von 22,5° um die Achse) findet, bis wohin zwei Hälften der aufgenommenen Pixel übereinstimmen. Die Korrelation von XZ- und YZ-Durchgang findet, bis wohin zwei Vorhersagen übereinstimmen; beide kommen aus denselben rohen Ebenen, daher kann auch falsch sein, worin sie übereinstimmen, und worin sie nicht übereinstimmen, dem ist nicht zu glauben. ± ist ein Standardfehler; ≤ kennzeichnet Werte an der Grenze der Abtastung. Gemessen zum Zeitpunkt {number} in {count} Fenstern mit Struktur; Breiten an bis zu {count2} Strukturen.</translation>
    </message>
    <message>
      <source>What</source>
      <comment>REPORT_ROWS</comment>
      <translation>Was</translation>
    </message>
    <message>
      <source>before</source>
      <comment>REPORT_ROWS</comment>
      <translation>vorher</translation>
    </message>
    <message>
      <source>after</source>
      <comment>REPORT_ROWS</comment>
      <translation>nachher</translation>
    </message>
    <message>
      <source>Why</source>
      <comment>REPORT_ROWS</comment>
      <translation>Warum</translation>
    </message>
    <message>
      <source>Stack</source>
      <comment>REPORT_ROWS</comment>
      <translation>Bildstapel</translation>
    </message>
    <message>
      <source>Result</source>
      <comment>REPORT_ROWS</comment>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>Source</source>
      <comment>REPORT_ROWS</comment>
      <translation>Quelldatei</translation>
    </message>
    <message>
      <source>Network</source>
      <comment>REPORT_ROWS</comment>
      <translation>Netz</translation>
    </message>
    <message>
      <source>Method</source>
      <comment>REPORT_ROWS</comment>
      <translation>Methode</translation>
    </message>
    <message>
      <source>Recipe</source>
      <comment>REPORT_ROWS</comment>
      <translation>Rezept</translation>
    </message>
    <message>
      <source>Seed</source>
      <comment>REPORT_ROWS</comment>
      <translation>Startwert</translation>
    </message>
    <message>
      <source>Device</source>
      <comment>REPORT_ROWS</comment>
      <translation>Gerät</translation>
    </message>
    <message>
      <source>Software</source>
      <comment>REPORT_ROWS</comment>
      <translation>Software</translation>
    </message>
    <message>
      <source>Libraries</source>
      <comment>REPORT_ROWS</comment>
      <translation>Bibliotheken</translation>
    </message>
    <message>
      <source>System</source>
      <comment>REPORT_ROWS</comment>
      <translation>System</translation>
    </message>
    <message>
      <source>Background</source>
      <comment>REPORT_ROWS</comment>
      <translation>Untergrund</translation>
    </message>
    <message>
      <source>Steps</source>
      <comment>REPORT_ROWS</comment>
      <translation>Schritte</translation>
    </message>
    <message>
      <source>Time and device</source>
      <comment>REPORT_ROWS</comment>
      <translation>Zeit und Gerät</translation>
    </message>
    <message>
      <source>Scene {index}: {reason}</source>
      <comment>REPORT_ROWS</comment>
      <translation>Szene {index}: {reason}</translation>
    </message>
    <message>
      <source>{shape} voxels of {size} (x × y × z; {source})</source>
      <comment>REPORT_ROWS</comment>
      <translation>{shape} Voxel zu {size} (x × y × z; {source})</translation>
    </message>
    <message>
      <source>{shape} voxels of {size} in all directions</source>
      <comment>REPORT_ROWS</comment>
      <translation>{shape} Voxel zu {size} in allen Richtungen</translation>
    </message>
    <message>
      <source>source unknown</source>
      <comment>REPORT_ROWS</comment>
      <translation>Herkunft unbekannt</translation>
    </message>
    <message>
      <source>{seconds} s on {name}</source>
      <comment>REPORT_ROWS</comment>
      <translation>{seconds} s auf {name}</translation>
    </message>
    <message>
      <source>{minutes} min {seconds} s on {name}</source>
      <comment>REPORT_ROWS</comment>
      <translation>{minutes} min {seconds} s auf {name}</translation>
    </message>
    <message>
      <source>{hours} h {minutes} min on {name}</source>
      <comment>REPORT_ROWS</comment>
      <translation>{hours} h {minutes} min auf {name}</translation>
    </message>
    <message>
      <source>none</source>
      <comment>REPORT_ROWS</comment>
      <translation>keine</translation>
    </message>
    <message>
      <source>{count}, see below</source>
      <comment>REPORT_ROWS</comment>
      <translation>{count}, siehe unten</translation>
    </message>
    <message>
      <source>width of the sharpest structures along z: {size} → {size2}</source>
      <comment>REPORT_ROWS</comment>
      <translation>Breite der schärfsten Strukturen entlang z: {size} → {size2}</translation>
    </message>
    <message>
      <source>along z both passes agree on detail down to a period of {size}</source>
      <comment>REPORT_ROWS</comment>
      <translation>entlang z stimmen beide Durchgänge bis zu einer Periode von {size} überein</translation>
    </message>
    <message>
      <source>unexplained of the raw planes: {ratio} times the noise</source>
      <comment>REPORT_ROWS</comment>
      <translation>unerklärt an den rohen Ebenen: das {ratio}‑Fache des Rauschens</translation>
    </message>
    <message>
      <source>flagged by the trust map: {share} % of the voxels</source>
      <comment>REPORT_ROWS</comment>
      <translation>von der Vertrauenskarte gekennzeichnet: {share} % der Voxel</translation>
    </message>
    <message>
      <source>flagged by the trust map: {share} % of the voxels, {share2} % of those with structure</source>
      <comment>REPORT_ROWS</comment>
      <translation>von der Vertrauenskarte gekennzeichnet: {share} % der Voxel, {share2} % derer mit Struktur</translation>
    </message>
    <message>
      <source>width of the sharpest structures (FWHM)</source>
      <comment>REPORT_ROWS</comment>
      <translation>Breite der schärfsten Strukturen (Halbwertsbreite)</translation>
    </message>
    <message>
      <source>finest detail present (decorrelation)</source>
      <comment>REPORT_ROWS</comment>
      <translation>feinste vorhandene Einzelheit (Dekorrelation)</translation>
    </message>
    <message>
      <source>finest detail above noise (correlation of halves)</source>
      <comment>REPORT_ROWS</comment>
      <translation>feinste Einzelheit über dem Rauschen (Korrelation der Hälften)</translation>
    </message>
    <message>
      <source>finest detail both passes agree on (correlation)</source>
      <comment>REPORT_ROWS</comment>
      <translation>feinste Einzelheit, in der beide Durchgänge übereinstimmen (Korrelation)</translation>
    </message>
    <message>
      <source>cannot be told</source>
      <comment>REPORT_ROWS</comment>
      <translation>nicht zu sagen</translation>
    </message>
    <message>
      <source>cannot be told ({number})</source>
      <comment>REPORT_ROWS</comment>
      <translation>nicht zu sagen ({number})</translation>
    </message>
    <message>
      <source>({number}) {reason}</source>
      <comment>REPORT_ROWS</comment>
      <translation>({number}) {reason}</translation>
    </message>
    <message>
      <source>For comparison with papers: one-image Fourier ring correlation of the raw planes, all lateral directions together, with the calibration of Koho et al. (2019): {size}.</source>
      <comment>REPORT_ROWS</comment>
      <translation>Zum Vergleich mit Veröffentlichungen: Fourier-Ring-Korrelation eines Bildes der rohen Ebenen, alle lateralen Richtungen zusammen, mit der Kalibrierung von Koho et al. (2019): {size}.</translation>
    </message>
    <message>
      <source>What the result, blurred again along z by a Gaussian of the width found, leaves unexplained of the raw planes</source>
      <comment>REPORT_ROWS</comment>
      <translation>Was das Ergebnis, entlang z wieder mit einer Gaußkurve der gefundenen Breite unscharf gemacht, an den rohen Ebenen unerklärt lässt</translation>
    </message>
    <message>
      <source>{ratio} times the noise (1.00 is noise alone); {share} % of the pixels beyond three times the noise (0.27 % is noise alone)</source>
      <comment>REPORT_ROWS</comment>
      <translation>{ratio}‑Faches des Rauschens (1,00 ist reines Rauschen); {share} % der Pixel über dem Dreifachen des Rauschens (0,27 % ist reines Rauschen)</translation>
    </message>
    <message>
      <source>Difference of the XZ and the YZ pass, where there is structure</source>
      <comment>REPORT_ROWS</comment>
      <translation>Unterschied von XZ- und YZ-Durchgang, wo Struktur ist</translation>
    </message>
    <message>
      <source>{ratio} times the noise</source>
      <comment>REPORT_ROWS</comment>
      <translation>{ratio}‑Faches des Rauschens</translation>
    </message>
    <message>
      <source>Misfit at raw pixels kept back as a test, before and after the fit to the raw planes</source>
      <comment>REPORT_ROWS</comment>
      <translation>Abweichung an zurückgehaltenen rohen Testpixeln, vor und nach der Anpassung an die rohen Ebenen</translation>
    </message>
    <message>
      <source>{ratio} → {ratio2} times the noise's variance, in {count} steps</source>
      <comment>REPORT_ROWS</comment>
      <translation>{ratio}- → {ratio2}‑Faches der Varianz des Rauschens, in {count} Schritten</translation>
    </message>
    <message>
      <source>Flagged by the trust map (more likely wrong than right, by more than twice the noise)</source>
      <comment>REPORT_ROWS</comment>
      <translation>Von der Vertrauenskarte gekennzeichnet (eher falsch als richtig, um mehr als das Doppelte des Rauschens)</translation>
    </message>
    <message>
      <source>{share} % of all voxels; {share2} % right with nine chances in ten</source>
      <comment>REPORT_ROWS</comment>
      <translation>{share} % aller Voxel; {share2} % sind mit neun von zehn Chancen richtig</translation>
    </message>
    <message>
      <source>{share} % of all voxels, {share2} % of those with structure; {share3} % of all right with nine chances in ten</source>
      <comment>REPORT_ROWS</comment>
      <translation>{share} % aller Voxel, {share2} % derer mit Struktur; {share3} % aller sind mit neun von zehn Chancen richtig</translation>
    </message>
    <message>
      <source>Light above background kept</source>
      <comment>REPORT_ROWS</comment>
      <translation>Erhaltenes Licht über dem Untergrund</translation>
    </message>
    <message>
      <source>Positions count from the centre of the first voxel; voxels, from 0, are those of the result. Compare with the raw stack there before you rely on what the result shows.</source>
      <comment>REPORT_ROWS</comment>
      <translation>Positionen zählen von der Mitte des ersten Voxels; Voxel, ab 0, sind die des Ergebnisses. Vergleichen Sie dort mit dem rohen Bildstapel, bevor Sie sich auf das verlassen, was das Ergebnis zeigt.</translation>
    </message>
    <message>
      <source>x / y / z in µm</source>
      <comment>REPORT_ROWS</comment>
      <translation>x / y / z in µm</translation>
    </message>
    <message>
      <source>voxel x / y / z</source>
      <comment>REPORT_ROWS</comment>
      <translation>Voxel x / y / z</translation>
    </message>
    <message>
      <source>Blur that z has beyond the plane's own (full width at half maximum)</source>
      <comment>REPORT_ROWS</comment>
      <translation>Unschärfe, die z über die der Ebene hinaus hat (Halbwertsbreite)</translation>
    </message>
    <message>
      <source>{size} ({range}), measured from the stack</source>
      <comment>REPORT_ROWS</comment>
      <translation>{size} ({range}), am Bildstapel gemessen</translation>
    </message>
    <message>
      <source>{size} ({range}), expected, since the stack does not tell</source>
      <comment>REPORT_ROWS</comment>
      <translation>{size} ({range}), erwartet, da der Bildstapel es nicht sagt</translation>
    </message>
    <message>
      <source>Noise at half brightness</source>
      <comment>REPORT_ROWS</comment>
      <translation>Rauschen bei halber Helligkeit</translation>
    </message>
    <message>
      <source>{share} % of the brightness range of {number}</source>
      <comment>REPORT_ROWS</comment>
      <translation>{share} % des Helligkeitsbereichs von {number}</translation>
    </message>
    <message>
      <source>The same in the first, middle and last third</source>
      <comment>REPORT_ROWS</comment>
      <translation>Dasselbe im ersten, mittleren und letzten Drittel</translation>
    </message>
    <message>
      <source>Blur that theory expects of the microscope</source>
      <comment>REPORT_ROWS</comment>
      <translation>Unschärfe, die die Theorie vom Mikroskop erwartet</translation>
    </message>
    <message>
      <source>Saturated voxels</source>
      <comment>REPORT_ROWS</comment>
      <translation>Gesättigte Voxel</translation>
    </message>
    <message>
      <source>Brightness lost from first to last plane</source>
      <comment>REPORT_ROWS</comment>
      <translation>Helligkeitsverlust von der ersten zur letzten Ebene</translation>
    </message>
    <message>
      <source>Tuned on</source>
      <comment>REPORT_ROWS</comment>
      <translation>Abgestimmt an</translation>
    </message>
    <message>
      <source>this stack</source>
      <comment>REPORT_ROWS</comment>
      <translation>diesem Bildstapel</translation>
    </message>
    <message>
      <source>scene {number} of this file</source>
      <comment>REPORT_ROWS</comment>
      <translation>Szene {number} dieser Datei</translation>
    </message>
    <message>
      <source>this file, in an earlier run</source>
      <comment>REPORT_ROWS</comment>
      <translation>dieser Datei, in einem früheren Lauf</translation>
    </message>
    <message>
      <source>Parameters trained</source>
      <comment>REPORT_ROWS</comment>
      <translation>Trainierte Parameter</translation>
    </message>
    <message>
      <source>Layers trained</source>
      <comment>REPORT_ROWS</comment>
      <translation>Trainierte Schichten</translation>
    </message>
    <message>
      <source>Error on planes held out, before and after</source>
      <comment>REPORT_ROWS</comment>
      <translation>Fehler auf zurückgehaltenen Ebenen, vorher und nachher</translation>
    </message>
    <message>
      <source>{share} % → {share2} % of the brightness range (root mean square)</source>
      <comment>REPORT_ROWS</comment>
      <translation>{share} % → {share2} % des Helligkeitsbereichs (quadratisches Mittel)</translation>
    </message>
    <message>
      <source>SHA-256 of the result's voxels</source>
      <comment>REPORT_ROWS</comment>
      <translation>SHA-256 der Voxel des Ergebnisses</translation>
    </message>
    <message>
      <source>not recorded</source>
      <comment>REPORT_ROWS</comment>
      <translation>nicht aufgezeichnet</translation>
    </message>
    <message>
      <source>Source's fingerprint</source>
      <comment>REPORT_ROWS</comment>
      <translation>Fingerabdruck der Quelldatei</translation>
    </message>
    <message>
      <source>SHA-256 of its weights</source>
      <comment>REPORT_ROWS</comment>
      <translation>SHA-256 seiner Gewichte</translation>
    </message>
    <message>
      <source>SHA-256 of the tuned model</source>
      <comment>REPORT_ROWS</comment>
      <translation>SHA-256 des abgestimmten Modells</translation>
    </message>
    <message>
      <source>SHA-256 of the PSF</source>
      <comment>REPORT_ROWS</comment>
      <translation>SHA-256 der PSF</translation>
    </message>
    <message>
      <source>Corrections by the user</source>
      <comment>REPORT_ROWS</comment>
      <translation>Berichtigungen durch den Benutzer</translation>
    </message>
    <message>
      <source>Started, finished</source>
      <comment>REPORT_ROWS</comment>
      <translation>Begonnen, beendet</translation>
    </message>
    <message>
      <source>Time by stage</source>
      <comment>REPORT_ROWS</comment>
      <translation>Zeit nach Abschnitten</translation>
    </message>
    <message>
      <source>The same file, choices, seed, versions and kind of device give the same voxels; “Run again” in the project, or the same command, checks that.</source>
      <comment>REPORT_ROWS</comment>
      <translation>Dieselbe Datei, Auswahl, derselbe Startwert, dieselben Versionen und dieselbe Art von Gerät ergeben dieselben Voxel; „Noch einmal ausführen“ im Projekt, oder derselbe Befehl, prüft das.</translation>
    </message>
    <message>
      <source>x {number}, y {number2}, z {number3} µm</source>
      <comment>REPORT_FIGURES</comment>
      <translation>x {number}, y {number2}, z {number3} µm</translation>
    </message>
    <message>
      <source>Correlation by frequency</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Korrelation nach Frequenz</translation>
    </message>
    <message>
      <source>Power by frequency</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Leistung nach Frequenz</translation>
    </message>
    <message>
      <source>Tuning</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Feinabstimmung</translation>
    </message>
    <message>
      <source>cycles per µm</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Perioden je µm</translation>
    </message>
    <message>
      <source>correlation</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Korrelation</translation>
    </message>
    <message>
      <source>signal² × µm³</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Signal² × µm³</translation>
    </message>
    <message>
      <source>signal</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Signal</translation>
    </message>
    <message>
      <source>step</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Schritt</translation>
    </message>
    <message>
      <source>z in µm</source>
      <comment>REPORT_FIGURES</comment>
      <translation>z in µm</translation>
    </message>
    <message>
      <source>error in % of the range</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Fehler in % des Bereichs</translation>
    </message>
    <message>
      <source>raw</source>
      <comment>REPORT_FIGURES</comment>
      <translation>roh</translation>
    </message>
    <message>
      <source>restored</source>
      <comment>REPORT_FIGURES</comment>
      <translation>wiederhergestellt</translation>
    </message>
    <message>
      <source>raw, x</source>
      <comment>REPORT_FIGURES</comment>
      <translation>roh, x</translation>
    </message>
    <message>
      <source>raw, z</source>
      <comment>REPORT_FIGURES</comment>
      <translation>roh, z</translation>
    </message>
    <message>
      <source>passes, x</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Durchgänge, x</translation>
    </message>
    <message>
      <source>passes, z</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Durchgänge, z</translation>
    </message>
    <message>
      <source>restored, x</source>
      <comment>REPORT_FIGURES</comment>
      <translation>wiederherg., x</translation>
    </message>
    <message>
      <source>restored, z</source>
      <comment>REPORT_FIGURES</comment>
      <translation>wiederherg., z</translation>
    </message>
    <message>
      <source>held-out planes</source>
      <comment>REPORT_FIGURES</comment>
      <translation>zurückgehaltene Ebenen</translation>
    </message>
    <message>
      <source>Left: correlation by frequency; where it falls under 1/7 detail ends. Right: power by frequency; blur along z takes away what the planes still have along x.</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Links: Korrelation nach Frequenz; wo sie unter 1/7 fällt, enden die Einzelheiten. Rechts: Leistung nach Frequenz; Unschärfe entlang z nimmt weg, was die Ebenen entlang x noch haben.</translation>
    </message>
    <message>
      <source>Left: correlation by frequency; where it falls under 1/7 detail ends. Right: power by frequency; blur along z takes away what the planes still have along x. Along z the raw planes hold nothing beyond {number} cycles per µm: finer detail of the result is a guess, even where both passes agree.</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Links: Korrelation nach Frequenz; wo sie unter 1/7 fällt, enden die Einzelheiten. Rechts: Leistung nach Frequenz; Unschärfe entlang z nimmt weg, was die Ebenen entlang x noch haben. Entlang z enthalten die rohen Ebenen oberhalb von {number} Perioden je µm nichts: Feinere Einzelheiten des Ergebnisses sind geraten, auch wo beide Durchgänge übereinstimmen.</translation>
    </message>
    <message>
      <source>Intensity along z through the sharpest isolated structures, on the 0–1 scale of the engine: raw dashed, restored drawn through. Above each, where it lies.</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Intensität entlang z durch die schärfsten einzelnen Strukturen, auf der Skala 0–1 der Berechnung: roh gestrichelt, wiederhergestellt durchgezogen. Darüber jeweils, wo sie liegt.</translation>
    </message>
    <message>
      <source>Error on held-out planes while tuning; the network that was best is used.</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Fehler auf zurückgehaltenen Ebenen während der Abstimmung; verwendet wird das beste Netz.</translation>
    </message>
    <message>
      <source>Error on held-out planes while tuning; the network that was best is used. Here that is the untuned one: no step made it better.</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Fehler auf zurückgehaltenen Ebenen während der Abstimmung; verwendet wird das beste Netz. Hier ist es das nicht abgestimmte: Kein Schritt hat es verbessert.</translation>
    </message>
    <message>
      <source>raw, interpolated</source>
      <comment>REPORT_FIGURES</comment>
      <translation>roh, interpoliert</translation>
    </message>
    <message>
      <source>unexplained, in noise</source>
      <comment>REPORT_FIGURES</comment>
      <translation>unerklärt, in Rauschen</translation>
    </message>
    <message>
      <source>YZ pass − XZ pass, in noise</source>
      <comment>REPORT_FIGURES</comment>
      <translation>YZ- − XZ-Durchgang, in Rauschen</translation>
    </message>
    <message>
      <source>trust</source>
      <comment>REPORT_FIGURES</comment>
      <translation>Vertrauen</translation>
    </message>
    <message>
      <source>{length} µm; z downwards</source>
      <comment>REPORT_FIGURES</comment>
      <translation>{length} µm; z nach unten</translation>
    </message>
    <message>
      <source>{axes} slice at {axis} = {length} µm, from z = {length2} µm: {words}</source>
      <comment>REPORT_FIGURES</comment>
      <translation>{axes}-Schnitt bei {axis} = {length} µm, ab z = {length2} µm: {words}</translation>
    </message>
    <message>
      <source>{axes} slice at {axis} = {length} µm, from z = {length2} µm: {words}. Black and white are the same in both.</source>
      <comment>REPORT_FIGURES</comment>
      <translation>{axes}-Schnitt bei {axis} = {length} µm, ab z = {length2} µm: {words}. Schwarz und Weiß sind in beiden gleich.</translation>
    </message>
    <message>
      <source>{axes} slice at {axis} = {length} µm, from z = {length2} µm: {words}. The slice is that above; the unit “noise” is the standard deviation of the raw noise there.</source>
      <comment>REPORT_FIGURES</comment>
      <translation>{axes}-Schnitt bei {axis} = {length} µm, ab z = {length2} µm: {words}. Der Schnitt ist der obige; die Einheit „Rauschen“ ist die Standardabweichung des rohen Rauschens dort.</translation>
    </message>
    <message>
      <source>raw, interpolated; restored</source>
      <comment>REPORT_FIGURES</comment>
      <translation>roh, interpoliert; wiederhergestellt</translation>
    </message>
    <message>
      <source>unexplained, in noise; YZ pass − XZ pass, in noise; trust</source>
      <comment>REPORT_FIGURES</comment>
      <translation>unerklärt, in Rauschen; YZ- − XZ-Durchgang, in Rauschen; Vertrauen</translation>
    </message>
    <message>
      <source>unexplained, in noise; YZ pass − XZ pass, in noise</source>
      <comment>REPORT_FIGURES</comment>
      <translation>unerklärt, in Rauschen; YZ- − XZ-Durchgang, in Rauschen</translation>
    </message>
    <message>
      <source>unexplained, in noise; trust</source>
      <comment>REPORT_FIGURES</comment>
      <translation>unerklärt, in Rauschen; Vertrauen</translation>
    </message>
    <message>
      <source>the correlation of two halves tells the resolution of recorded planes only: the errors of neighbouring voxels of a result go together</source>
      <comment>REPORT_REASONS</comment>
      <translation>die Korrelation zweier Hälften sagt nur etwas über die Auflösung aufgenommener Ebenen: Die Fehler benachbarter Voxel eines Ergebnisses hängen zusammen</translation>
    </message>
    <message>
      <source>there is one recording, and no passes</source>
      <comment>REPORT_REASONS</comment>
      <translation>es gibt eine Aufnahme und keine Durchgänge</translation>
    </message>
    <message>
      <source>no frequency rises above the noise, or the image is too small</source>
      <comment>REPORT_REASONS</comment>
      <translation>keine Frequenz ragt aus dem Rauschen, oder das Bild ist zu klein</translation>
    </message>
    <message>
      <source>in noise its maximum lies at coarse structure, and does not tell the finest detail</source>
      <comment>REPORT_REASONS</comment>
      <translation>im Rauschen liegt ihr Maximum bei grober Struktur und sagt nichts über die feinste Einzelheit</translation>
    </message>
    <message>
      <source>there is no part of the stack to measure it in</source>
      <comment>REPORT_REASONS</comment>
      <translation>es gibt keinen Teil des Bildstapels, in dem es zu messen wäre</translation>
    </message>
    <message>
      <source>there are only {count} samples along this axis</source>
      <comment>REPORT_REASONS</comment>
      <translation>entlang dieser Achse gibt es nur {count} Abtastpunkte</translation>
    </message>
    <message>
      <source>the image has one value everywhere</source>
      <comment>REPORT_REASONS</comment>
      <translation>das Bild hat überall denselben Wert</translation>
    </message>
    <message>
      <source>the two do not agree even in coarse detail: noise prevails</source>
      <comment>REPORT_REASONS</comment>
      <translation>die beiden stimmen nicht einmal in groben Einzelheiten überein: Rauschen überwiegt</translation>
    </message>
    <message>
      <source>the two agree up to the finest detail that the sampling can hold: the detail is finer than that, or they share their errors</source>
      <comment>REPORT_REASONS</comment>
      <translation>die beiden stimmen bis zur feinsten Einzelheit überein, die die Abtastung fassen kann: Die Einzelheit ist feiner, oder sie haben ihre Fehler gemeinsam</translation>
    </message>
    <message>
      <source>the correlation of the two lingers around 1/7 and does not fall under it for good: no one frequency can be named where they stop to agree</source>
      <comment>REPORT_REASONS</comment>
      <translation>die Korrelation der beiden bleibt in der Nähe von 1/7 und fällt nicht auf Dauer darunter: Eine einzelne Frequenz, ab der sie nicht mehr übereinstimmen, lässt sich nicht nennen</translation>
    </message>
    <message>
      <source>only {count} isolated structures were found along this axis, and {count2} are needed</source>
      <comment>REPORT_REASONS</comment>
      <translation>entlang dieser Achse wurden nur {count} einzelne Strukturen gefunden, und {count2} sind nötig</translation>
    </message>
    <message>
      <source>the planes are too small</source>
      <comment>REPORT_REASONS</comment>
      <translation>die Ebenen sind zu klein</translation>
    </message>
    <message>
      <source>the correlation of its halves does not cross 1/7</source>
      <comment>REPORT_REASONS</comment>
      <translation>die Korrelation der Hälften schneidet 1/7 nicht</translation>
    </message>
    <message>
      <source>Reading the stack: {duration}</source>
      <comment>REPORT_STAGES</comment>
      <translation>Bildstapel lesen: {duration}</translation>
    </message>
    <message>
      <source>Measuring blur and noise: {duration}</source>
      <comment>REPORT_STAGES</comment>
      <translation>Unschärfe und Rauschen messen: {duration}</translation>
    </message>
    <message>
      <source>Fine-tuning the network: {duration}</source>
      <comment>REPORT_STAGES</comment>
      <translation>Netz feinabstimmen: {duration}</translation>
    </message>
    <message>
      <source>Restoring XZ slices: {duration}</source>
      <comment>REPORT_STAGES</comment>
      <translation>XZ-Schnitte wiederherstellen: {duration}</translation>
    </message>
    <message>
      <source>Restoring YZ slices: {duration}</source>
      <comment>REPORT_STAGES</comment>
      <translation>YZ-Schnitte wiederherstellen: {duration}</translation>
    </message>
    <message>
      <source>Fitting the prediction to the raw planes: {duration}</source>
      <comment>REPORT_STAGES</comment>
      <translation>Vorhersage an die rohen Ebenen anpassen: {duration}</translation>
    </message>
    <message>
      <source>Deconvolving: {duration}</source>
      <comment>REPORT_STAGES</comment>
      <translation>Entfalten: {duration}</translation>
    </message>
    <message>
      <source>Judging where to trust it: {duration}</source>
      <comment>REPORT_STAGES</comment>
      <translation>Vertrauen beurteilen: {duration}</translation>
    </message>
    <message>
      <source>Measuring the result: {duration}</source>
      <comment>REPORT_STAGES</comment>
      <translation>Ergebnis vermessen: {duration}</translation>
    </message>
    <message>
      <source>Writing the result: {duration}</source>
      <comment>REPORT_STAGES</comment>
      <translation>Ergebnis schreiben: {duration}</translation>
    </message>
  </context>
  <context>
    <name>restoring</name>
    <message>
      <source>Open a stack first</source>
      <comment>NOTHING_OPEN</comment>
      <translation>Öffnen Sie zuerst einen Bildstapel</translation>
    </message>
    <message>
      <source>The file is still being read</source>
      <comment>READING_FILE</comment>
      <translation>Die Datei wird noch gelesen</translation>
    </message>
    <message>
      <source>A job that is not finished writes this file; wait, or choose another name</source>
      <comment>BLOCKED_IN_QUEUE</comment>
      <translation>Ein Auftrag, der nicht beendet ist, schreibt diese Datei; warten Sie, oder wählen Sie einen anderen Namen</translation>
    </message>
    <message>
      <source>Distance between voxels, in µm</source>
      <comment>VOXEL_HEADING</comment>
      <translation>Abstand der Voxel, in µm</translation>
    </message>
    <message>
      <source>Z step</source>
      <comment>VOXEL_LABELS</comment>
      <translation>Z-Schritt</translation>
    </message>
    <message>
      <source>Y pixel</source>
      <comment>VOXEL_LABELS</comment>
      <translation>Y-Pixel</translation>
    </message>
    <message>
      <source>X pixel</source>
      <comment>VOXEL_LABELS</comment>
      <translation>X-Pixel</translation>
    </message>
    <message>
      <source>Distance between slices along z in micrometres</source>
      <comment>VOXEL_ACCESSIBLE</comment>
      <translation>Abstand der Schnitte entlang z in Mikrometern</translation>
    </message>
    <message>
      <source>Pixel size along y in micrometres</source>
      <comment>VOXEL_ACCESSIBLE</comment>
      <translation>Pixelgröße entlang y in Mikrometern</translation>
    </message>
    <message>
      <source>Pixel size along x in micrometres</source>
      <comment>VOXEL_ACCESSIBLE</comment>
      <translation>Pixelgröße entlang x in Mikrometern</translation>
    </message>
    <message>
      <source>✔  From {source}</source>
      <comment>VOXEL_FROM_FILE</comment>
      <translation>✔  Aus {source}</translation>
    </message>
    <message>
      <source>✎  Entered by you, not from the file</source>
      <comment>VOXEL_ENTERED</comment>
      <translation>✎  Von Ihnen eingegeben, nicht aus der Datei</translation>
    </message>
    <message>
      <source>✎  {ours} entered by you; {kept} from {source}</source>
      <comment>VOXEL_PARTLY_ENTERED</comment>
      <translation>✎  {ours} von Ihnen eingegeben; {kept} aus {source}</translation>
    </message>
    <message>
      <source>!  Is the z step right? {source} leaves room for doubt</source>
      <comment>VOXEL_GUESSED</comment>
      <translation>!  Stimmt der z-Schritt? {source} lassen Zweifel offen</translation>
    </message>
    <message>
      <source>!  Is the pixel size along y right? {source} leaves room for doubt</source>
      <comment>VOXEL_GUESSED</comment>
      <translation>!  Stimmt die Pixelgröße entlang y? {source} lassen Zweifel offen</translation>
    </message>
    <message>
      <source>!  Is the pixel size along x right? {source} leaves room for doubt</source>
      <comment>VOXEL_GUESSED</comment>
      <translation>!  Stimmt die Pixelgröße entlang x? {source} lassen Zweifel offen</translation>
    </message>
    <message>
      <source>✔  From {source}, confirmed by you</source>
      <comment>VOXEL_CONFIRMED</comment>
      <translation>✔  Aus {source}, von Ihnen bestätigt</translation>
    </message>
    <message>
      <source>I checked it: this is right</source>
      <comment>VOXEL_CONFIRM</comment>
      <translation>Geprüft: Das stimmt</translation>
    </message>
    <message>
      <source>Nothing is changed; that you have checked the voxel size is kept with the project and written into the result's record</source>
      <comment>VOXEL_CONFIRM_TIP</comment>
      <translation>Nichts wird geändert; dass Sie die Voxelgröße geprüft haben, wird im Projekt behalten und steht in der Aufzeichnung des Ergebnisses</translation>
    </message>
    <message>
      <source>✖  How far apart are the slices? The file does not say</source>
      <comment>VOXEL_MISSING</comment>
      <translation>✖  Wie weit liegen die Schnitte auseinander? Die Datei sagt es nicht</translation>
    </message>
    <message>
      <source>✖  How large is a pixel along y? The file does not say</source>
      <comment>VOXEL_MISSING</comment>
      <translation>✖  Wie groß ist ein Pixel entlang y? Die Datei sagt es nicht</translation>
    </message>
    <message>
      <source>✖  How large is a pixel along x? The file does not say</source>
      <comment>VOXEL_MISSING</comment>
      <translation>✖  Wie groß ist ein Pixel entlang x? Die Datei sagt es nicht</translation>
    </message>
    <message>
      <source>✖  The file does not say how large a voxel is</source>
      <comment>VOXEL_ALL_MISSING</comment>
      <translation>✖  Die Datei sagt nicht, wie groß ein Voxel ist</translation>
    </message>
    <message>
      <source>✖  The z step must be a number above 0, like {example}</source>
      <comment>VOXEL_ODD</comment>
      <translation>✖  Der z-Schritt muss eine Zahl über 0 sein, etwa {example}</translation>
    </message>
    <message>
      <source>✖  The y pixel size must be a number above 0, like {example}</source>
      <comment>VOXEL_ODD</comment>
      <translation>✖  Die Pixelgröße entlang y muss eine Zahl über 0 sein, etwa {example}</translation>
    </message>
    <message>
      <source>✖  The x pixel size must be a number above 0, like {example}</source>
      <comment>VOXEL_ODD</comment>
      <translation>✖  Die Pixelgröße entlang x muss eine Zahl über 0 sein, etwa {example}</translation>
    </message>
    <message>
      <source>Enter the z step first</source>
      <comment>BLOCKED_MISSING</comment>
      <translation>Geben Sie zuerst den z-Schritt ein</translation>
    </message>
    <message>
      <source>Enter the pixel size along y first</source>
      <comment>BLOCKED_MISSING</comment>
      <translation>Geben Sie zuerst die Pixelgröße entlang y ein</translation>
    </message>
    <message>
      <source>Enter the pixel size along x first</source>
      <comment>BLOCKED_MISSING</comment>
      <translation>Geben Sie zuerst die Pixelgröße entlang x ein</translation>
    </message>
    <message>
      <source>The z step is not a usable number</source>
      <comment>BLOCKED_ODD</comment>
      <translation>Der z-Schritt ist keine brauchbare Zahl</translation>
    </message>
    <message>
      <source>The y pixel size is not a usable number</source>
      <comment>BLOCKED_ODD</comment>
      <translation>Die Pixelgröße entlang y ist keine brauchbare Zahl</translation>
    </message>
    <message>
      <source>The x pixel size is not a usable number</source>
      <comment>BLOCKED_ODD</comment>
      <translation>Die Pixelgröße entlang x ist keine brauchbare Zahl</translation>
    </message>
    <message>
      <source>Axis order</source>
      <comment>AXES_LABEL</comment>
      <translation>Achsenfolge</translation>
    </message>
    <message>
      <source>What the axes of the file are in truth; the file itself is not changed</source>
      <comment>AXES_TIP</comment>
      <translation>Was die Achsen der Datei in Wahrheit sind; die Datei selbst bleibt unverändert</translation>
    </message>
    <message>
      <source>As in the file</source>
      <comment>AXES_AS_IN_FILE</comment>
      <translation>Wie in der Datei</translation>
    </message>
    <message>
      <source>time</source>
      <comment>AXIS_NAMES</comment>
      <translation>Zeit</translation>
    </message>
    <message>
      <source>channels</source>
      <comment>AXIS_NAMES</comment>
      <translation>Kanäle</translation>
    </message>
    <message>
      <source>z</source>
      <comment>AXIS_NAMES</comment>
      <translation>z</translation>
    </message>
    <message>
      <source>time points</source>
      <comment>AXIS_NAMES_MANY</comment>
      <translation>Zeitpunkte</translation>
    </message>
    <message>
      <source>channels</source>
      <comment>AXIS_NAMES_MANY</comment>
      <translation>Kanäle</translation>
    </message>
    <message>
      <source> or </source>
      <comment>AXIS_AND</comment>
      <translation> oder </translation>
    </message>
    <message>
      <source>time is {axis}</source>
      <comment>AXIS_IS</comment>
      <translation>Zeit ist {axis}</translation>
    </message>
    <message>
      <source>channels are {axis}</source>
      <comment>AXIS_IS</comment>
      <translation>Kanäle sind {axis}</translation>
    </message>
    <message>
      <source>z is {axis}</source>
      <comment>AXIS_IS</comment>
      <translation>z ist {axis}</translation>
    </message>
    <message>
      <source>{first} and {second} are exchanged</source>
      <comment>AXES_EXCHANGED</comment>
      <translation>{first} und {second} sind vertauscht</translation>
    </message>
    <message>
      <source>{words}: {planes} planes</source>
      <comment>AXES_CHOICE</comment>
      <translation>{words}: {planes} Ebenen</translation>
    </message>
    <message>
      <source>✎  Entered by you, not from the file</source>
      <comment>AXES_ENTERED</comment>
      <translation>✎  Von Ihnen eingegeben, nicht aus der Datei</translation>
    </message>
    <message>
      <source>There is only one plane; if others were stored as {axes}, change the axis order</source>
      <comment>BLOCKED_AXES</comment>
      <translation>Es gibt nur eine Ebene; falls andere als {axes} gespeichert sind, ändern Sie die Achsenfolge</translation>
    </message>
    <message>
      <source>↩  Back to the file's values</source>
      <comment>CORRECTIONS_UNDO</comment>
      <translation>↩  Zurück zu den Werten der Datei</translation>
    </message>
    <message>
      <source>Forget what was entered for voxel size, axis order and channel names</source>
      <comment>CORRECTIONS_UNDO_TIP</comment>
      <translation>Vergessen, was für Voxelgröße, Achsenfolge und Kanalnamen eingegeben wurde</translation>
    </message>
    <message>
      <source>Z is {ratio}× coarser than XY: the result has {ratio}× more slices ({planes} planes of {x}×{y}, {size}).</source>
      <comment>EXPECTED</comment>
      <translation>Z ist {ratio}× gröber als XY: Das Ergebnis hat {ratio}× mehr Schnitte ({planes} Ebenen zu {x}×{y}, {size}).</translation>
    </message>
    <message>
      <source>Z is as fine as XY already: the result keeps {planes} planes of {x}×{y} ({size}).</source>
      <comment>EXPECTED_EQUAL</comment>
      <translation>Z ist schon so fein wie XY: Das Ergebnis behält {planes} Ebenen zu {x}×{y} ({size}).</translation>
    </message>
    <message>
      <source>{planes} planes, {size}</source>
      <comment>EXPECTED_IN_SHORT</comment>
      <translation>{planes} Ebenen, {size}</translation>
    </message>
    <message>
      <source>{count} scenes go into one result, {size} together.</source>
      <comment>EXPECTED_SCENES</comment>
      <translation>{count} Szenen kommen in ein Ergebnis, zusammen {size}.</translation>
    </message>
    <message>
      <source>{count} scenes, {size}</source>
      <comment>EXPECTED_SCENES_IN_SHORT</comment>
      <translation>{count} Szenen, {size}</translation>
    </message>
    <message>
      <source>What you entered for this scene is used for all scenes.</source>
      <comment>CAUTION_ONE_FOR_ALL</comment>
      <translation>Was Sie für diese Szene eingegeben haben, gilt für alle Szenen.</translation>
    </message>
    <message>
      <source>Left out, because they cannot be restored: {names}.</source>
      <comment>CAUTION_LEFT_OUT</comment>
      <translation>Ausgelassen, weil sie sich nicht wiederherstellen lassen: {names}.</translation>
    </message>
    <message>
      <source>{names}: {sentence}</source>
      <comment>SCENES_SAY</comment>
      <translation>{names}: {sentence}</translation>
    </message>
    <message>
      <source>{names} and {count} more</source>
      <comment>NAMES_AND_MORE</comment>
      <translation>{names} und {count} weitere</translation>
    </message>
    <message>
      <source>Scenes</source>
      <comment>SCENES_LABEL</comment>
      <translation>Szenen</translation>
    </message>
    <message>
      <source>Only {name}</source>
      <comment>SCENE_ONE</comment>
      <translation>Nur {name}</translation>
    </message>
    <message>
      <source>All {count} that can be restored</source>
      <comment>SCENES_ALL</comment>
      <translation>Alle {count}, die sich wiederherstellen lassen</translation>
    </message>
    <message>
      <source>All {count} channels</source>
      <comment>CHANNELS_ALL</comment>
      <translation>Alle {count} Kanäle</translation>
    </message>
    <message>
      <source>Only {name}</source>
      <comment>CHANNEL_ONE</comment>
      <translation>Nur {name}</translation>
    </message>
    <message>
      <source>All {count} time points</source>
      <comment>TIMES_ALL</comment>
      <translation>Alle {count} Zeitpunkte</translation>
    </message>
    <message>
      <source>Only time point {number}</source>
      <comment>TIME_ONE</comment>
      <translation>Nur Zeitpunkt {number}</translation>
    </message>
    <message>
      <source>Channels</source>
      <comment>CHANNELS_LABEL</comment>
      <translation>Kanäle</translation>
    </message>
    <message>
      <source>Time</source>
      <comment>TIMES_LABEL</comment>
      <translation>Zeit</translation>
    </message>
    <message>
      <source>Method</source>
      <comment>METHOD_LABEL</comment>
      <translation>Methode</translation>
    </message>
    <message>
      <source>Network tuned to the stack</source>
      <comment>METHODS</comment>
      <translation>Angepasstes Netz</translation>
    </message>
    <message>
      <source>Learns from the stack's own sharp planes.</source>
      <comment>METHODS</comment>
      <translation>Lernt aus den scharfen Ebenen des Bildstapels selbst.</translation>
    </message>
    <message>
      <source>Richardson–Lucy</source>
      <comment>METHODS</comment>
      <translation>Richardson–Lucy</translation>
    </message>
    <message>
      <source>Classic deconvolution, to compare with; fast, and brings up noise.</source>
      <comment>METHODS</comment>
      <translation>Klassische Entfaltung, zum Vergleich; schnell, und hebt Rauschen hervor.</translation>
    </message>
    <message>
      <source>Richardson–Lucy, smoothed</source>
      <comment>METHODS</comment>
      <translation>Richardson–Lucy, geglättet</translation>
    </message>
    <message>
      <source>The same with total variation, which holds noise back and flattens texture.</source>
      <comment>METHODS</comment>
      <translation>Dasselbe mit totaler Variation, die Rauschen zurückhält und Textur abflacht.</translation>
    </message>
    <message>
      <source>FISTA, smoothed</source>
      <comment>METHODS</comment>
      <translation>FISTA, geglättet</translation>
    </message>
    <message>
      <source>Least squares with total variation; slower, and calmest in noise.</source>
      <comment>METHODS</comment>
      <translation>Kleinste Quadrate mit totaler Variation; langsamer, und bei Rauschen am ruhigsten.</translation>
    </message>
    <message>
      <source>Quality</source>
      <comment>PRESET_LABEL</comment>
      <translation>Qualität</translation>
    </message>
    <message>
      <source>Quick look</source>
      <comment>PRESETS</comment>
      <translation>Schneller Blick</translation>
    </message>
    <message>
      <source>60 tuning steps: the shortest way to see whether restoring is worth it; mostly close to Balanced.</source>
      <comment>PRESETS</comment>
      <translation>60 Schritte Feinabstimmung: der kürzeste Weg zu sehen, ob sich das Wiederherstellen lohnt; meist nahe an „Ausgewogen“.</translation>
    </message>
    <message>
      <source>Balanced</source>
      <comment>PRESETS</comment>
      <translation>Ausgewogen</translation>
    </message>
    <message>
      <source>300 tuning steps: about twice the time of Quick look. Right for most stacks; finer detail where slices are far apart.</source>
      <comment>PRESETS</comment>
      <translation>300 Schritte Feinabstimmung: etwa doppelt so lang wie „Schneller Blick“. Richtig für die meisten Bildstapel; feinere Einzelheiten, wo Ebenen weit auseinander liegen.</translation>
    </message>
    <message>
      <source>Best</source>
      <comment>PRESETS</comment>
      <translation>Bestmöglich</translation>
    </message>
    <message>
      <source>A network four times as large, 300 tuning steps: two to three times as long as Balanced without a graphics card. Ahead in most tissue, but not on thin fibres.</source>
      <comment>PRESETS</comment>
      <translation>Ein viermal so großes Netz, 300 Schritte Feinabstimmung: ohne Grafikkarte zwei- bis dreimal so lang wie „Ausgewogen“. In den meisten Geweben voraus, aber nicht bei dünnen Fasern.</translation>
    </message>
    <message>
      <source>Compute on</source>
      <comment>DEVICE_LABEL</comment>
      <translation>Rechnen auf</translation>
    </message>
    <message>
      <source>Automatic</source>
      <comment>DEVICES</comment>
      <translation>Automatisch</translation>
    </message>
    <message>
      <source>Uses the graphics card when there is one.</source>
      <comment>DEVICES</comment>
      <translation>Verwendet die Grafikkarte, wenn es eine gibt.</translation>
    </message>
    <message>
      <source>Processor (CPU)</source>
      <comment>DEVICES</comment>
      <translation>Prozessor (CPU)</translation>
    </message>
    <message>
      <source>Works on every PC; slower.</source>
      <comment>DEVICES</comment>
      <translation>Geht auf jedem PC; langsamer.</translation>
    </message>
    <message>
      <source>Graphics card (GPU)</source>
      <comment>DEVICES</comment>
      <translation>Grafikkarte (GPU)</translation>
    </message>
    <message>
      <source>Needs an NVIDIA card; stops with a message when there is none.</source>
      <comment>DEVICES</comment>
      <translation>Braucht eine Karte von NVIDIA; bricht mit einer Meldung ab, wenn es keine gibt.</translation>
    </message>
    <message>
      <source>Format of the result</source>
      <comment>SAVE_KIND</comment>
      <translation>Format des Ergebnisses</translation>
    </message>
    <message>
      <source>OME-TIFF</source>
      <comment>SAVE_KINDS</comment>
      <translation>OME-TIFF</translation>
    </message>
    <message>
      <source>One file that most programs read.</source>
      <comment>SAVE_KINDS</comment>
      <translation>Eine Datei, die die meisten Programme lesen.</translation>
    </message>
    <message>
      <source>OME-Zarr 0.4</source>
      <comment>SAVE_KINDS</comment>
      <translation>OME-Zarr 0.4</translation>
    </message>
    <message>
      <source>A folder; suits large stacks.</source>
      <comment>SAVE_KINDS</comment>
      <translation>Ein Ordner; gut für große Bildstapel.</translation>
    </message>
    <message>
      <source>OME-Zarr 0.5</source>
      <comment>SAVE_KINDS</comment>
      <translation>OME-Zarr 0.5</translation>
    </message>
    <message>
      <source>A folder with fewer files inside; for newer programs.</source>
      <comment>SAVE_KINDS</comment>
      <translation>Ein Ordner mit weniger Dateien darin; für neuere Programme.</translation>
    </message>
    <message>
      <source>TIFF for ImageJ/Fiji</source>
      <comment>SAVE_KINDS</comment>
      <translation>TIFF für ImageJ/Fiji</translation>
    </message>
    <message>
      <source>Opens in Fiji without a plugin; holds one scene.</source>
      <comment>SAVE_KINDS</comment>
      <translation>Öffnet sich in Fiji ohne Zusatz; fasst eine Szene.</translation>
    </message>
    <message>
      <source>File of the result</source>
      <comment>SAVE_LABEL</comment>
      <translation>Datei des Ergebnisses</translation>
    </message>
    <message>
      <source>Browse…</source>
      <comment>SAVE_BROWSE</comment>
      <translation>Durchsuchen…</translation>
    </message>
    <message>
      <source>A file of this name exists and will be replaced.</source>
      <comment>SAVE_REPLACES</comment>
      <translation>Eine Datei dieses Namens gibt es schon; sie wird ersetzt.</translation>
    </message>
    <message>
      <source>Choose where the result is saved</source>
      <comment>BLOCKED_NO_NAME</comment>
      <translation>Wählen Sie, wo das Ergebnis gespeichert wird</translation>
    </message>
    <message>
      <source>The result's name must end in .ome.tif, .ome.zarr or .tif</source>
      <comment>BLOCKED_SUFFIX</comment>
      <translation>Der Name des Ergebnisses muss auf .ome.tif, .ome.zarr oder .tif enden</translation>
    </message>
    <message>
      <source>A TIFF for ImageJ holds one scene; choose OME-TIFF or OME-Zarr</source>
      <comment>BLOCKED_ONE_SCENE</comment>
      <translation>Ein TIFF für ImageJ fasst eine Szene; wählen Sie OME-TIFF oder OME-Zarr</translation>
    </message>
    <message>
      <source>Scenes were corrected differently; restore them one by one</source>
      <comment>BLOCKED_DIFFERENT</comment>
      <translation>Szenen wurden unterschiedlich berichtigt; stellen Sie sie einzeln wieder her</translation>
    </message>
    <message>
      <source>The result must not replace the source</source>
      <comment>BLOCKED_SAME</comment>
      <translation>Das Ergebnis darf die Quelldatei nicht ersetzen</translation>
    </message>
    <message>
      <source>Restore</source>
      <comment>RESTORE_BUTTON</comment>
      <translation>Wiederherstellen</translation>
    </message>
    <message>
      <source>Restored detail is predicted from the stack itself. Confirm what matters independently.</source>
      <comment>PREDICTED_NOTE</comment>
      <translation>Wiederhergestellte Einzelheiten sind aus dem Bildstapel selbst vorhergesagt. Bestätigen Sie unabhängig, worauf es ankommt.</translation>
    </message>
    <message>
      <source>Restored in {time}</source>
      <comment>RESULT_DONE</comment>
      <translation>Wiederhergestellt, Dauer: {time}</translation>
    </message>
    <message>
      <source>Saved as {path}</source>
      <comment>RESULT_SAVED</comment>
      <translation>Gespeichert als {path}</translation>
    </message>
    <message>
      <source>Open folder</source>
      <comment>RESULT_FOLDER</comment>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Show the folder of the result</source>
      <comment>RESULT_FOLDER_TIP</comment>
      <translation>Den Ordner des Ergebnisses zeigen</translation>
    </message>
  </context>
  <context>
    <name>support</name>
    <message>
      <source>{title} (safe mode)</source>
      <comment>SAFE_MODE_TITLE</comment>
      <translation>{title} (abgesicherter Modus)</translation>
    </message>
    <message>
      <source>Diagnostics…</source>
      <comment>DIAGNOSTICS</comment>
      <translation>Diagnose…</translation>
    </message>
    <message>
      <source>Check that this installation works, and copy the result for support</source>
      <comment>DIAGNOSTICS</comment>
      <translation>Prüfen, ob diese Installation funktioniert, und das Ergebnis für den Support kopieren</translation>
    </message>
    <message>
      <source>Check for a new version…</source>
      <comment>CHECK_FOR_UPDATE</comment>
      <translation>Nach neuer Version suchen…</translation>
    </message>
    <message>
      <source>Ask once whether there is a newer SSAI-3D</source>
      <comment>CHECK_FOR_UPDATE</comment>
      <translation>Einmal fragen, ob es ein neueres SSAI-3D gibt</translation>
    </message>
    <message>
      <source>Computes on: {device}. Opens the diagnostics.</source>
      <comment>DEVICE_PLACE</comment>
      <translation>Rechnet auf: {device}. Öffnet die Diagnose.</translation>
    </message>
    <message>
      <source>Looking for a graphics card…</source>
      <comment>DEVICE_UNKNOWN</comment>
      <translation>Grafikkarte wird gesucht…</translation>
    </message>
    <message>
      <source>Whether a graphics card can be used is looked at.</source>
      <comment>DEVICE_UNKNOWN</comment>
      <translation>Es wird nachgesehen, ob sich eine Grafikkarte nutzen lässt.</translation>
    </message>
    <message>
      <source>●  {name}</source>
      <comment>DEVICE_GPU</comment>
      <translation>●  {name}</translation>
    </message>
    <message>
      <source>●  {name} · {free} free</source>
      <comment>DEVICE_GPU_MEMORY</comment>
      <translation>●  {name} · {free} frei</translation>
    </message>
    <message>
      <source>The {name} computes. It was tried with a small computation.</source>
      <comment>DEVICE_GPU_TIP</comment>
      <translation>Die {name} rechnet. Sie wurde mit einer kleinen Rechnung erprobt.</translation>
    </message>
    <message>
      <source>Processor</source>
      <comment>DEVICE_CPU</comment>
      <translation>Prozessor</translation>
    </message>
    <message>
      <source>!  Processor, not the graphics card</source>
      <comment>DEVICE_CPU_TROUBLE</comment>
      <translation>!  Prozessor statt Grafikkarte</translation>
    </message>
    <message>
      <source>The processor computes. {sentence}</source>
      <comment>DEVICE_CPU_TIP</comment>
      <translation>Der Prozessor rechnet. {sentence}</translation>
    </message>
    <message>
      <source>Uses the {name}.</source>
      <comment>DEVICE_AUTO_GPU</comment>
      <translation>Verwendet die {name}.</translation>
    </message>
    <message>
      <source>Uses the processor. {sentence}</source>
      <comment>DEVICE_AUTO_CPU</comment>
      <translation>Verwendet den Prozessor. {sentence}</translation>
    </message>
    <message>
      <source>The look at the graphics card ended without an answer</source>
      <comment>GPU_LOOK_FAILED</comment>
      <translation>Der Blick auf die Grafikkarte endete ohne Antwort</translation>
    </message>
    <message>
      <source>The graphics card's driver does not answer</source>
      <comment>GPU_LOOK_HANGS</comment>
      <translation>Der Treiber der Grafikkarte antwortet nicht</translation>
    </message>
    <message>
      <source>restart the computer, and if that does not help, install NVIDIA's current driver</source>
      <comment>GPU_LOOK_REMEDY</comment>
      <translation>starten Sie den Computer neu, und wenn das nicht hilft, installieren Sie den aktuellen Treiber von NVIDIA</translation>
    </message>
    <message>
      <source>Diagnostics</source>
      <comment>DIAGNOSTICS_TITLE</comment>
      <translation>Diagnose</translation>
    </message>
    <message>
      <source>SSAI-3D checks itself: its files, the libraries that compute and read, the graphics card, and the window, which appears for a moment. Nothing is sent anywhere.</source>
      <comment>DIAGNOSTICS_ABOUT</comment>
      <translation>SSAI-3D prüft sich selbst: seine Dateien, die Bibliotheken, die rechnen und lesen, die Grafikkarte und das Fenster, das kurz erscheint. Nichts wird irgendwohin gesendet.</translation>
    </message>
    <message>
      <source>Checks and their results</source>
      <comment>DIAGNOSTICS_TABLE</comment>
      <translation>Prüfungen und ihre Ergebnisse</translation>
    </message>
    <message>
      <source>Check</source>
      <comment>DIAGNOSTICS_COLUMNS</comment>
      <translation>Prüfung</translation>
    </message>
    <message>
      <source>Result</source>
      <comment>DIAGNOSTICS_COLUMNS</comment>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>Time</source>
      <comment>DIAGNOSTICS_COLUMNS</comment>
      <translation>Zeit</translation>
    </message>
    <message>
      <source>What was found</source>
      <comment>DIAGNOSTICS_COLUMNS</comment>
      <translation>Was gefunden wurde</translation>
    </message>
    <message>
      <source>…</source>
      <comment>DIAGNOSTICS_OUTCOMES</comment>
      <translation>…</translation>
    </message>
    <message>
      <source>✔  passed</source>
      <comment>DIAGNOSTICS_OUTCOMES</comment>
      <translation>✔  bestanden</translation>
    </message>
    <message>
      <source>✖  failed</source>
      <comment>DIAGNOSTICS_OUTCOMES</comment>
      <translation>✖  fehlgeschlagen</translation>
    </message>
    <message>
      <source>–  not applicable</source>
      <comment>DIAGNOSTICS_OUTCOMES</comment>
      <translation>–  trifft nicht zu</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <comment>DIAGNOSTICS_SECONDS</comment>
      <translation>{seconds} s</translation>
    </message>
    <message>
      <source>Also restore the sample and draw 20,000 times (some minutes)</source>
      <comment>DIAGNOSTICS_FULL</comment>
      <translation>Auch das Beispiel wiederherstellen und 20.000-mal zeichnen (einige Minuten)</translation>
    </message>
    <message>
      <source>Check again</source>
      <comment>DIAGNOSTICS_START</comment>
      <translation>Noch einmal prüfen</translation>
    </message>
    <message>
      <source>Make all checks anew</source>
      <comment>DIAGNOSTICS_START</comment>
      <translation>Alle Prüfungen neu durchführen</translation>
    </message>
    <message>
      <source>Stop</source>
      <comment>DIAGNOSTICS_STOP</comment>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>End the checks; what was found so far stays</source>
      <comment>DIAGNOSTICS_STOP</comment>
      <translation>Die Prüfungen beenden; was bis jetzt gefunden wurde, bleibt</translation>
    </message>
    <message>
      <source>Copy for support</source>
      <comment>DIAGNOSTICS_COPY</comment>
      <translation>Für den Support kopieren</translation>
    </message>
    <message>
      <source>Put versions, device, paths and results on the clipboard</source>
      <comment>DIAGNOSTICS_COPY</comment>
      <translation>Versionen, Gerät, Pfade und Ergebnisse in die Zwischenablage legen</translation>
    </message>
    <message>
      <source>Save…</source>
      <comment>DIAGNOSTICS_SAVE</comment>
      <translation>Speichern…</translation>
    </message>
    <message>
      <source>Write versions, device, paths and results into a text file</source>
      <comment>DIAGNOSTICS_SAVE</comment>
      <translation>Versionen, Gerät, Pfade und Ergebnisse in eine Textdatei schreiben</translation>
    </message>
    <message>
      <source>Close</source>
      <comment>DIAGNOSTICS_CLOSE</comment>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Close the diagnostics; checks that run are ended</source>
      <comment>DIAGNOSTICS_CLOSE</comment>
      <translation>Die Diagnose schließen; laufende Prüfungen werden beendet</translation>
    </message>
    <message>
      <source>Save the diagnostics</source>
      <comment>DIAGNOSTICS_SAVE_TITLE</comment>
      <translation>Diagnose speichern</translation>
    </message>
    <message>
      <source>SSAI-3D diagnostics.txt</source>
      <comment>DIAGNOSTICS_SAVE_NAME</comment>
      <translation>SSAI-3D Diagnose.txt</translation>
    </message>
    <message>
      <source>Text (*.txt)</source>
      <comment>DIAGNOSTICS_SAVE_FILTER</comment>
      <translation>Text (*.txt)</translation>
    </message>
    <message>
      <source>{done} of {total} checks made</source>
      <comment>DIAGNOSTICS_RUNNING</comment>
      <translation>{done} von {total} Prüfungen gemacht</translation>
    </message>
    <message>
      <source>The checks are being started…</source>
      <comment>DIAGNOSTICS_STARTING</comment>
      <translation>Die Prüfungen werden gestartet…</translation>
    </message>
    <message>
      <source>Everything is as it should be.</source>
      <comment>DIAGNOSTICS_PASSED</comment>
      <translation>Alles ist, wie es sein soll.</translation>
    </message>
    <message>
      <source>{count} of {total} checks have failed. “Copy for support” tells why.</source>
      <comment>DIAGNOSTICS_FAILED</comment>
      <translation>{count} von {total} Prüfungen sind fehlgeschlagen. „Für den Support kopieren“ sagt, warum.</translation>
    </message>
    <message>
      <source>Stopped after {done} of {total} checks.</source>
      <comment>DIAGNOSTICS_STOPPED</comment>
      <translation>Angehalten nach {done} von {total} Prüfungen.</translation>
    </message>
    <message>
      <source>The checks ended before all were made; the log may say why.</source>
      <comment>DIAGNOSTICS_BROKEN</comment>
      <translation>Die Prüfungen endeten, bevor alle gemacht waren; vielleicht sagt das Protokoll, warum.</translation>
    </message>
    <message>
      <source>Copied. Paste it into a message to support.</source>
      <comment>DIAGNOSTICS_COPIED</comment>
      <translation>Kopiert. Fügen Sie es in eine Nachricht an den Support ein.</translation>
    </message>
    <message>
      <source>Saved as {path}.</source>
      <comment>DIAGNOSTICS_SAVED</comment>
      <translation>Gespeichert als {path}.</translation>
    </message>
    <message>
      <source>{path} cannot be written ({why}); choose another folder.</source>
      <comment>DIAGNOSTICS_UNSAVED</comment>
      <translation>{path} lässt sich nicht schreiben ({why}); wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
      <source>Technical detail of the chosen check</source>
      <comment>DIAGNOSTICS_DETAIL</comment>
      <translation>Technische Einzelheiten der gewählten Prüfung</translation>
    </message>
    <message>
      <source>New version</source>
      <comment>UPDATE_TITLE</comment>
      <translation>Neue Version</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;SSAI-3D {version}&lt;/b&gt; is there; this is {own}.&lt;/p&gt;</source>
      <comment>UPDATE_NEWER</comment>
      <translation>&lt;p&gt;&lt;b&gt;SSAI-3D {version}&lt;/b&gt; ist da; dies hier ist {own}.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Read about it at &lt;a href="{page}"&gt;{page}&lt;/a&gt;&lt;/p&gt;</source>
      <comment>UPDATE_PAGE</comment>
      <translation>&lt;p&gt;Lesen Sie mehr unter &lt;a href="{page}"&gt;{page}&lt;/a&gt;&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;This is SSAI-3D {own}; the newest version is {version}.&lt;/p&gt;</source>
      <comment>UPDATE_CURRENT</comment>
      <translation>&lt;p&gt;Dies ist SSAI-3D {own}; die neueste Version ist {version}.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>Nobody answered; try again later.</source>
      <comment>UPDATE_NO_ANSWER</comment>
      <translation>Es kam keine Antwort; versuchen Sie es später noch einmal.</translation>
    </message>
  </context>
  <context>
    <name>templates</name>
    <message>
      <source>Template</source>
      <comment>TEMPLATE_LABEL</comment>
      <translation>Vorlage</translation>
    </message>
    <message>
      <source>Choices for quality, method, network and expert values that were saved under a name</source>
      <comment>TEMPLATE_TIP</comment>
      <translation>Auswahl von Qualität, Methode, Netz und Expertenwerten, die unter einem Namen gespeichert wurde</translation>
    </message>
    <message>
      <source>None</source>
      <comment>TEMPLATE_NONE</comment>
      <translation>Keine</translation>
    </message>
    <message>
      <source>{name} (facility)</source>
      <comment>TEMPLATE_FACILITY</comment>
      <translation>{name} (Einrichtung)</translation>
    </message>
    <message>
      <source>{name} (cannot be used)</source>
      <comment>TEMPLATE_UNUSABLE</comment>
      <translation>{name} (nicht verwendbar)</translation>
    </message>
    <message>
      <source>Templates: save, import, share, delete</source>
      <comment>TEMPLATE_MENU</comment>
      <translation>Vorlagen: speichern, importieren, teilen, löschen</translation>
    </message>
    <message>
      <source>Save the present choices…</source>
      <comment>TEMPLATE_SAVE</comment>
      <translation>Jetzige Auswahl speichern…</translation>
    </message>
    <message>
      <source>Import a template…</source>
      <comment>TEMPLATE_IMPORT</comment>
      <translation>Vorlage importieren…</translation>
    </message>
    <message>
      <source>Save a copy to share…</source>
      <comment>TEMPLATE_SHARE</comment>
      <translation>Kopie zum Teilen speichern…</translation>
    </message>
    <message>
      <source>Delete the chosen template…</source>
      <comment>TEMPLATE_DELETE</comment>
      <translation>Gewählte Vorlage löschen…</translation>
    </message>
    <message>
      <source>Look for templates again</source>
      <comment>TEMPLATE_LOOK</comment>
      <translation>Noch einmal nach Vorlagen sehen</translation>
    </message>
    <message>
      <source>Changed since the template was chosen.</source>
      <comment>TEMPLATE_CHANGED</comment>
      <translation>Geändert, seit die Vorlage gewählt wurde.</translation>
    </message>
    <message>
      <source>The template asks for the network “{network}”, which is not imported on this computer; import it under File ▸ Networks, or go on with that of the preset.</source>
      <comment>TEMPLATE_WITHOUT_NETWORK</comment>
      <translation>Die Vorlage verlangt das Netz „{network}“, das auf diesem Computer nicht importiert ist; importieren Sie es unter Datei ▸ Netze, oder machen Sie mit dem der Qualität weiter.</translation>
    </message>
    <message>
      <source>Saved as template “{name}”.</source>
      <comment>TEMPLATE_SAVED</comment>
      <translation>Als Vorlage „{name}“ gespeichert.</translation>
    </message>
    <message>
      <source>A copy is in {path}.</source>
      <comment>TEMPLATE_SHARED</comment>
      <translation>Eine Kopie ist in {path}.</translation>
    </message>
    <message>
      <source>Templates (*.ssai3d-recipe.json)</source>
      <comment>TEMPLATE_FILTER</comment>
      <translation>Vorlagen (*.ssai3d-recipe.json)</translation>
    </message>
    <message>
      <source>Save as template</source>
      <comment>TEMPLATE_DIALOG</comment>
      <translation>Als Vorlage speichern</translation>
    </message>
    <message>
      <source>Name</source>
      <comment>TEMPLATE_NAME</comment>
      <translation>Name</translation>
    </message>
    <message>
      <source>What it is for</source>
      <comment>TEMPLATE_ABOUT</comment>
      <translation>Wofür sie ist</translation>
    </message>
    <message>
      <source>such as: cleared brain, light sheet, 4× objective</source>
      <comment>TEMPLATE_ABOUT_HINT</comment>
      <translation>etwa: geklärtes Gehirn, Lichtblatt, Objektiv 4×</translation>
    </message>
    <message>
      <source>A template holds method, quality, network, expert values, type of the result and seed. File names, channels, voxel sizes, PSF and device belong to a stack or a computer and are left out.</source>
      <comment>TEMPLATE_HOLDS</comment>
      <translation>Eine Vorlage enthält Methode, Qualität, Netz, Expertenwerte, Typ des Ergebnisses und Startwert. Dateinamen, Kanäle, Voxelgrößen, PSF und Gerät gehören zu einem Bildstapel oder Computer und bleiben weg.</translation>
    </message>
    <message>
      <source>A template of this name exists and will be replaced.</source>
      <comment>TEMPLATE_REPLACES</comment>
      <translation>Eine Vorlage dieses Namens gibt es schon; sie wird ersetzt.</translation>
    </message>
    <message>
      <source>Save</source>
      <comment>TEMPLATE_DIALOG_SAVE</comment>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>Delete the template “{name}”? Results made with it keep their values.</source>
      <comment>TEMPLATE_DELETE_ASK</comment>
      <translation>Die Vorlage „{name}“ löschen? Ergebnisse, die damit gemacht wurden, behalten ihre Werte.</translation>
    </message>
  </context>
  <context>
    <name>tools</name>
    <message>
      <source>&amp;Tools</source>
      <comment>MENU_TOOLS</comment>
      <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
      <source>Point</source>
      <comment>TOOL_POINT</comment>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>Move the crosshair with the mouse again, and put the tool away</source>
      <comment>TOOL_POINT</comment>
      <translation>Das Fadenkreuz wieder mit der Maus bewegen und das Werkzeug weglegen</translation>
    </message>
    <message>
      <source>Line profile</source>
      <comment>TOOL_PROFILE</comment>
      <translation>Linienprofil</translation>
    </message>
    <message>
      <source>Draw a line and plot raw and restored along it, with the FWHM</source>
      <comment>TOOL_PROFILE</comment>
      <translation>Eine Linie ziehen und roh und wiederhergestellt entlang ihr auftragen, mit Halbwertsbreite</translation>
    </message>
    <message>
      <source>Measure a distance</source>
      <comment>TOOL_DISTANCE</comment>
      <translation>Abstand messen</translation>
    </message>
    <message>
      <source>Drag, or click twice; the plane may change in between</source>
      <comment>TOOL_DISTANCE</comment>
      <translation>Ziehen oder zweimal klicken; die Ebene darf dazwischen wechseln</translation>
    </message>
    <message>
      <source>Mark a region</source>
      <comment>TOOL_REGION</comment>
      <translation>Bereich markieren</translation>
    </message>
    <message>
      <source>Mark the box for the preview: drag it, its borders or a new one</source>
      <comment>TOOL_REGION</comment>
      <translation>Den Quader für die Vorschau markieren: ihn, seine Ränder oder einen neuen ziehen</translation>
    </message>
    <message>
      <source>Mark this place</source>
      <comment>BOOKMARK_ADD</comment>
      <translation>Diese Stelle merken</translation>
    </message>
    <message>
      <source>Keep the place of the crosshair, to come back to it</source>
      <comment>BOOKMARK_ADD</comment>
      <translation>Die Stelle des Fadenkreuzes behalten, um zu ihr zurückzukehren</translation>
    </message>
    <message>
      <source>Marked places…</source>
      <comment>BOOKMARKS_SHOW</comment>
      <translation>Gemerkte Stellen…</translation>
    </message>
    <message>
      <source>Go to a marked place, rename or delete it</source>
      <comment>BOOKMARKS_SHOW</comment>
      <translation>Zu einer gemerkten Stelle gehen, sie umbenennen oder löschen</translation>
    </message>
    <message>
      <source>Intensities of raw and restored along the line</source>
      <comment>PROFILE_PLOT</comment>
      <translation>Intensitäten von roh und wiederhergestellt entlang der Linie</translation>
    </message>
    <message>
      <source>Raw (grey, dashed)</source>
      <comment>PROFILE_RAW</comment>
      <translation>Roh (grau, gestrichelt)</translation>
    </message>
    <message>
      <source>Restored, predicted (orange)</source>
      <comment>PROFILE_RESTORED</comment>
      <translation>Wiederhergestellt, vorhergesagt (orange)</translation>
    </message>
    <message>
      <source>{name}: {told}</source>
      <comment>PROFILE_TOLD</comment>
      <translation>{name}: {told}</translation>
    </message>
    <message>
      <source>FWHM {width} {unit}, peak at {position} {unit}</source>
      <comment>PROFILE_FWHM</comment>
      <translation>Halbwertsbreite {width} {unit}, Gipfel bei {position} {unit}</translation>
    </message>
    <message>
      <source>no peak</source>
      <comment>PROFILE_NO_PEAK</comment>
      <translation>kein Gipfel</translation>
    </message>
    <message>
      <source>not a single peak; draw the line across one structure</source>
      <comment>PROFILE_NO_PEAK</comment>
      <translation>nicht ein einzelner Gipfel; ziehen Sie die Linie über eine einzelne Struktur</translation>
    </message>
    <message>
      <source>the peak reaches the end of the line; draw it longer</source>
      <comment>PROFILE_NO_PEAK</comment>
      <translation>der Gipfel reicht bis ans Ende der Linie; ziehen Sie sie länger</translation>
    </message>
    <message>
      <source>Drag a line across a structure, in any panel. With Shift it lies along an axis.</source>
      <comment>PROFILE_HOW</comment>
      <translation>Ziehen Sie in einem beliebigen Feld eine Linie über eine Struktur. Mit Umschalt liegt sie an einer Achse.</translation>
    </message>
    <message>
      <source>distance along the line ({unit})</source>
      <comment>PROFILE_DISTANCE</comment>
      <translation>Abstand entlang der Linie ({unit})</translation>
    </message>
    <message>
      <source>intensity</source>
      <comment>PROFILE_INTENSITY</comment>
      <translation>Intensität</translation>
    </message>
    <message>
      <source>intensity, {channel}</source>
      <comment>PROFILE_INTENSITY_OF</comment>
      <translation>Intensität, {channel}</translation>
    </message>
    <message>
      <source>Width of the line</source>
      <comment>PROFILE_WIDTH</comment>
      <translation>Breite der Linie</translation>
    </message>
    <message>
      <source> px wide</source>
      <comment>PROFILE_WIDTH_UNIT</comment>
      <translation> px breit</translation>
    </message>
    <message>
      <source>Average over so many lateral voxels across the line</source>
      <comment>PROFILE_WIDTH_TIP</comment>
      <translation>Über so viele laterale Voxel quer zur Linie mitteln</translation>
    </message>
    <message>
      <source>Copy</source>
      <comment>PROFILE_COPY</comment>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Copy the curves as a table</source>
      <comment>PROFILE_COPY_TIP</comment>
      <translation>Die Kurven als Tabelle kopieren</translation>
    </message>
    <message>
      <source>Save CSV…</source>
      <comment>PROFILE_SAVE</comment>
      <translation>CSV speichern…</translation>
    </message>
    <message>
      <source>Save the curves as a table for a spreadsheet</source>
      <comment>PROFILE_SAVE_TIP</comment>
      <translation>Die Kurven als Tabelle für eine Tabellenkalkulation speichern</translation>
    </message>
    <message>
      <source>Save the profile</source>
      <comment>PROFILE_SAVE_TITLE</comment>
      <translation>Profil speichern</translation>
    </message>
    <message>
      <source>Tables (*.csv)</source>
      <comment>PROFILE_FILTER</comment>
      <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
      <source>{name}_profile.csv</source>
      <comment>PROFILE_FILE</comment>
      <translation>{name}_profil.csv</translation>
    </message>
    <message>
      <source>Close</source>
      <comment>PROFILE_CLOSE</comment>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Remove the line and close the plot</source>
      <comment>PROFILE_CLOSE_TIP</comment>
      <translation>Die Linie entfernen und das Diagramm schließen</translation>
    </message>
    <message>
      <source>The profile is in the clipboard.</source>
      <comment>PROFILE_COPIED</comment>
      <translation>Das Profil ist in der Zwischenablage.</translation>
    </message>
    <message>
      <source>{name}; channel {channel}; time {time}; {plane}; from ({start}) to ({end}) {unit}; restored detail is predicted</source>
      <comment>PROFILE_ABOUT</comment>
      <translation>{name}; Kanal {channel}; Zeitpunkt {time}; {plane}; von ({start}) bis ({end}) {unit}; wiederhergestellte Einzelheiten sind vorhergesagt</translation>
    </message>
    <message>
      <source>raw_intensity</source>
      <comment>COLUMN_RAW</comment>
      <translation>raw_intensity</translation>
    </message>
    <message>
      <source>restored_intensity_predicted</source>
      <comment>COLUMN_RESTORED</comment>
      <translation>restored_intensity_predicted</translation>
    </message>
    <message>
      <source>{length} {unit}</source>
      <comment>DISTANCE_TOLD</comment>
      <translation>{length} {unit}</translation>
    </message>
    <message>
      <source>{length} {unit}  (Δz {depth})</source>
      <comment>DISTANCE_PARTS</comment>
      <translation>{length} {unit}  (Δz {depth})</translation>
    </message>
    <message>
      <source>Region: {axis} of the first voxel</source>
      <comment>REGION_FIELD</comment>
      <translation>Bereich: {axis} des ersten Voxels</translation>
    </message>
    <message>
      <source>Region: {axis} of the last voxel</source>
      <comment>REGION_FIELD</comment>
      <translation>Bereich: {axis} des letzten Voxels</translation>
    </message>
    <message>
      <source>Drag a box in any panel: it marks the region for the preview.</source>
      <comment>REGION_NONE</comment>
      <translation>Ziehen Sie in einem beliebigen Feld einen Quader: Er markiert den Bereich für die Vorschau.</translation>
    </message>
    <message>
      <source>Region {x} × {y} × {z} voxels, {dx} × {dy} × {dz} {unit}</source>
      <comment>REGION_SIZE</comment>
      <translation>Bereich {x} × {y} × {z} Voxel, {dx} × {dy} × {dz} {unit}</translation>
    </message>
    <message>
      <source>Undo</source>
      <comment>REGION_UNDO</comment>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Come back to the region before (Ctrl+Z while marking)</source>
      <comment>REGION_UNDO_TIP</comment>
      <translation>Zum vorigen Bereich zurückkehren (Strg+Z beim Markieren)</translation>
    </message>
    <message>
      <source>Remove</source>
      <comment>REGION_REMOVE</comment>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Mark no region</source>
      <comment>REGION_REMOVE_TIP</comment>
      <translation>Keinen Bereich markieren</translation>
    </message>
    <message>
      <source>Marked places</source>
      <comment>BOOKMARKS_TITLE</comment>
      <translation>Gemerkte Stellen</translation>
    </message>
    <message>
      <source>No place is marked in this file. Ctrl+D marks the place of the crosshair.</source>
      <comment>BOOKMARKS_NONE</comment>
      <translation>In dieser Datei ist keine Stelle gemerkt. Strg+D merkt die Stelle des Fadenkreuzes.</translation>
    </message>
    <message>
      <source>Place {number}</source>
      <comment>BOOKMARK_NAME</comment>
      <translation>Stelle {number}</translation>
    </message>
    <message>
      <source>Go there</source>
      <comment>BOOKMARK_GO</comment>
      <translation>Dorthin</translation>
    </message>
    <message>
      <source>Move the crosshair to the place</source>
      <comment>BOOKMARK_GO_TIP</comment>
      <translation>Das Fadenkreuz an die Stelle bewegen</translation>
    </message>
    <message>
      <source>Rename</source>
      <comment>BOOKMARK_RENAME</comment>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Give the place a name, or write a note there (F2)</source>
      <comment>BOOKMARK_RENAME_TIP</comment>
      <translation>Der Stelle einen Namen geben oder dort eine Notiz schreiben (F2)</translation>
    </message>
    <message>
      <source>Delete</source>
      <comment>BOOKMARK_REMOVE</comment>
      <translation>Löschen</translation>
    </message>
    <message>
      <source>Forget the place (Del)</source>
      <comment>BOOKMARK_REMOVE_TIP</comment>
      <translation>Die Stelle vergessen (Entf)</translation>
    </message>
    <message>
      <source>{name} is marked; Ctrl+Shift+D lists the marked places.</source>
      <comment>BOOKMARK_ADDED</comment>
      <translation>{name} ist gemerkt; Strg+Umschalt+D zeigt die gemerkten Stellen.</translation>
    </message>
    <message>
      <source>{name} cannot be written there</source>
      <comment>CANNOT_WRITE</comment>
      <translation>{name} lässt sich dort nicht schreiben</translation>
    </message>
    <message>
      <source>choose another folder, or make room on the disk</source>
      <comment>CANNOT_WRITE_REMEDY</comment>
      <translation>wählen Sie einen anderen Ordner, oder schaffen Sie Platz auf dem Datenträger</translation>
    </message>
    <message>
      <source>{name} is saved in {folder}.</source>
      <comment>SAID_WRITTEN</comment>
      <translation>{name} ist in {folder} gespeichert.</translation>
    </message>
  </context>
  <context>
    <name>viewing</name>
    <message>
      <source>Scene</source>
      <comment>SCENE</comment>
      <translation>Szene</translation>
    </message>
    <message>
      <source>Channel</source>
      <comment>CHANNEL</comment>
      <translation>Kanal</translation>
    </message>
    <message>
      <source>T</source>
      <comment>TIME</comment>
      <translation>T</translation>
    </message>
    <message>
      <source>Z</source>
      <comment>DEPTH</comment>
      <translation>Z</translation>
    </message>
    <message>
      <source>Next time point</source>
      <comment>NEXT_TIME</comment>
      <translation>Nächster Zeitpunkt</translation>
    </message>
    <message>
      <source>Go to the next time point</source>
      <comment>NEXT_TIME</comment>
      <translation>Zum nächsten Zeitpunkt gehen</translation>
    </message>
    <message>
      <source>Previous time point</source>
      <comment>PREVIOUS_TIME</comment>
      <translation>Voriger Zeitpunkt</translation>
    </message>
    <message>
      <source>Go to the time point before</source>
      <comment>PREVIOUS_TIME</comment>
      <translation>Zum Zeitpunkt davor gehen</translation>
    </message>
    <message>
      <source>Play the time points</source>
      <comment>PLAY</comment>
      <translation>Zeitpunkte abspielen</translation>
    </message>
    <message>
      <source>Show the time points one after the other, or stop</source>
      <comment>PLAY</comment>
      <translation>Die Zeitpunkte nacheinander zeigen, oder anhalten</translation>
    </message>
    <message>
      <source>▶</source>
      <comment>PLAY_SIGN</comment>
      <translation>▶</translation>
    </message>
    <message>
      <source>❚❚</source>
      <comment>PLAY_STOP_SIGN</comment>
      <translation>❚❚</translation>
    </message>
    <message>
      <source>{rate} per second</source>
      <comment>PLAY_RATE</comment>
      <translation>{rate} je Sekunde</translation>
    </message>
    <message>
      <source>Next scene</source>
      <comment>NEXT_SCENE</comment>
      <translation>Nächste Szene</translation>
    </message>
    <message>
      <source>Go to the next scene of the file</source>
      <comment>NEXT_SCENE</comment>
      <translation>Zur nächsten Szene der Datei gehen</translation>
    </message>
    <message>
      <source>Previous scene</source>
      <comment>PREVIOUS_SCENE</comment>
      <translation>Vorige Szene</translation>
    </message>
    <message>
      <source>Go to the scene before</source>
      <comment>PREVIOUS_SCENE</comment>
      <translation>Zur Szene davor gehen</translation>
    </message>
    <message>
      <source>Scene and &amp;time</source>
      <comment>MENU_TIMES</comment>
      <translation>Szene und &amp;Zeit</translation>
    </message>
    <message>
      <source>{position} / {count}</source>
      <comment>POSITION_OF</comment>
      <translation>{position} / {count}</translation>
    </message>
    <message>
      <source>{source}, {plane} slice</source>
      <comment>PANEL_NAME</comment>
      <translation>{source}, Schnitt {plane}</translation>
    </message>
    <message>
      <source>{axis} {value} {unit}</source>
      <comment>CAPTION</comment>
      <translation>{axis} {value} {unit}</translation>
    </message>
    <message>
      <source>plane {plane}</source>
      <comment>CAPTION_PLANE</comment>
      <translation>Ebene {plane}</translation>
    </message>
    <message>
      <source>± {half} ({kind})</source>
      <comment>CAPTION_SLAB</comment>
      <translation>± {half} ({kind})</translation>
    </message>
    <message>
      <source>Slice thickness</source>
      <comment>MENU_SLAB</comment>
      <translation>Dicke der Schnitte</translation>
    </message>
    <message>
      <source>Slab</source>
      <comment>SLAB</comment>
      <translation>Schicht</translation>
    </message>
    <message>
      <source>off</source>
      <comment>SLAB_OFF</comment>
      <translation>aus</translation>
    </message>
    <message>
      <source>Thickness of slices</source>
      <comment>SLAB_THICKNESS</comment>
      <translation>Dicke der Schnitte</translation>
    </message>
    <message>
      <source>Thickness of each slice along the axis through its panel; ] makes it thicker, [ thinner. Off is one voxel.</source>
      <comment>SLAB_TIP</comment>
      <translation>Dicke jedes Schnitts entlang der Achse durch sein Feld; ] macht ihn dicker, [ dünner. „aus“ ist ein Voxel.</translation>
    </message>
    <message>
      <source>What a thick slice shows</source>
      <comment>SLAB_KIND</comment>
      <translation>Was ein dicker Schnitt zeigt</translation>
    </message>
    <message>
      <source>Of the voxels behind each other, show the brightest or the mean (K)</source>
      <comment>SLAB_KIND_TIP</comment>
      <translation>Von den Voxeln hintereinander das hellste oder den Mittelwert zeigen (K)</translation>
    </message>
    <message>
      <source>max</source>
      <comment>SLAB_KINDS</comment>
      <translation>Max.</translation>
    </message>
    <message>
      <source>mean</source>
      <comment>SLAB_KINDS</comment>
      <translation>Mittel</translation>
    </message>
    <message>
      <source>Thicker slices</source>
      <comment>SLAB_THICKER</comment>
      <translation>Dickere Schnitte</translation>
    </message>
    <message>
      <source>Make every slice one plane thicker</source>
      <comment>SLAB_THICKER</comment>
      <translation>Jeden Schnitt um eine Ebene dicker machen</translation>
    </message>
    <message>
      <source>Thinner slices</source>
      <comment>SLAB_THINNER</comment>
      <translation>Dünnere Schnitte</translation>
    </message>
    <message>
      <source>Make every slice one plane thinner</source>
      <comment>SLAB_THINNER</comment>
      <translation>Jeden Schnitt um eine Ebene dünner machen</translation>
    </message>
    <message>
      <source>Slab in the fourth panel</source>
      <comment>SLAB_FOURTH</comment>
      <translation>Schicht im vierten Feld</translation>
    </message>
    <message>
      <source>Project the slab at the crosshair in the fourth panel, beside thin slices</source>
      <comment>SLAB_FOURTH</comment>
      <translation>Die Schicht am Fadenkreuz im vierten Feld projizieren, neben dünnen Schnitten</translation>
    </message>
    <message>
      <source>Brightest in thick slices</source>
      <comment>SLAB_MAXIMUM</comment>
      <translation>Hellstes in dicken Schnitten</translation>
    </message>
    <message>
      <source>Show the brightest of the voxels, or their mean</source>
      <comment>SLAB_MAXIMUM</comment>
      <translation>Das hellste der Voxel zeigen, oder ihren Mittelwert</translation>
    </message>
    <message>
      <source>x {x}   y {y}   z {z} {unit}</source>
      <comment>STATUS_POSITION</comment>
      <translation>x {x}   y {y}   z {z} {unit}</translation>
    </message>
    <message>
      <source>x {x}   y {y} {unit}   plane {plane}</source>
      <comment>STATUS_POSITION_PLANE</comment>
      <translation>x {x}   y {y} {unit}   Ebene {plane}</translation>
    </message>
    <message>
      <source>raw {raw}</source>
      <comment>STATUS_RAW</comment>
      <translation>roh {raw}</translation>
    </message>
    <message>
      <source>raw {raw} → restored {restored} (predicted)</source>
      <comment>STATUS_BOTH</comment>
      <translation>roh {raw} → wiederhergestellt {restored} (vorhergesagt)</translation>
    </message>
    <message>
      <source>{raw} → {restored}</source>
      <comment>STATUS_ARROW</comment>
      <translation>{raw} → {restored}</translation>
    </message>
    <message>
      <source>{name} {value}</source>
      <comment>STATUS_CHANNEL</comment>
      <translation>{name} {value}</translation>
    </message>
    <message>
      <source>{values} (raw → restored, predicted)</source>
      <comment>STATUS_PREDICTED</comment>
      <translation>{values} (roh → wiederhergestellt, vorhergesagt)</translation>
    </message>
    <message>
      <source>zoom {percent} %</source>
      <comment>STATUS_ZOOM</comment>
      <translation>Zoom {percent} %</translation>
    </message>
    <message>
      <source>The first of {count} is opened, the others are listed in the project. Drop the folder to open numbered planes as one stack.</source>
      <comment>STATUS_FIRST_OPENED</comment>
      <translation>Die erste von {count} Dateien ist geöffnet, die anderen stehen im Projekt. Ziehen Sie den Ordner hierher, um nummerierte Ebenen als einen Bildstapel zu öffnen.</translation>
    </message>
    <message>
      <source>The restored stack is open; D shows both side by side, S swipes, B blinks.</source>
      <comment>STATUS_RESTORED_SHOWN</comment>
      <translation>Der wiederhergestellte Bildstapel ist offen; D zeigt beide nebeneinander, S wischt, B blinkt.</translation>
    </message>
    <message>
      <source>{x} × {y} × {z}</source>
      <comment>INFO_SHAPE</comment>
      <translation>{x} × {y} × {z}</translation>
    </message>
    <message>
      <source>{count} time points</source>
      <comment>INFO_TIMES</comment>
      <translation>{count} Zeitpunkte</translation>
    </message>
    <message>
      <source>{count} channels</source>
      <comment>INFO_CHANNELS</comment>
      <translation>{count} Kanäle</translation>
    </message>
    <message>
      <source>voxel {x} × {y} × {z} µm</source>
      <comment>INFO_VOXEL</comment>
      <translation>Voxel {x} × {y} × {z} µm</translation>
    </message>
    <message>
      <source>every {step}</source>
      <comment>INFO_TIME_STEP</comment>
      <translation>alle {step}</translation>
    </message>
    <message>
      <source>voxel size unknown</source>
      <comment>INFO_VOXEL_UNKNOWN</comment>
      <translation>Voxelgröße unbekannt</translation>
    </message>
    <message>
      <source>?</source>
      <comment>UNKNOWN</comment>
      <translation>?</translation>
    </message>
  </context>
  <context>
    <name>volume</name>
    <message>
      <source>3D look…</source>
      <comment>VOLUME</comment>
      <translation>3D-Ansicht…</translation>
    </message>
    <message>
      <source>Turn raw and restored as maximum-intensity projections</source>
      <comment>VOLUME</comment>
      <translation>Roh und wiederhergestellt als Maximumprojektionen drehen</translation>
    </message>
    <message>
      <source>3D look</source>
      <comment>VOLUME_TITLE</comment>
      <translation>3D-Ansicht</translation>
    </message>
    <message>
      <source>Maximum-intensity projections; drag or press the arrow keys to turn them</source>
      <comment>VOLUME_VIEW</comment>
      <translation>Maximumprojektionen; zum Drehen ziehen oder die Pfeiltasten drücken</translation>
    </message>
    <message>
      <source>Raw</source>
      <comment>VOLUME_RAW</comment>
      <translation>Roh</translation>
    </message>
    <message>
      <source>Restored</source>
      <comment>VOLUME_RESTORED</comment>
      <translation>Wiederhergestellt</translation>
    </message>
    <message>
      <source>Traces</source>
      <comment>VOLUME_TRACES</comment>
      <translation>Verläufe</translation>
    </message>
    <message>
      <source>Draw what was measured: traces and spots, the far ones faintly</source>
      <comment>VOLUME_TRACES</comment>
      <translation>Zeichnet, was gemessen wurde: Verläufe und Punkte, ferne schwächer</translation>
    </message>
    <message>
      <source>Raw</source>
      <comment>VOLUME_RAW_TITLE</comment>
      <translation>Roh</translation>
    </message>
    <message>
      <source>Front</source>
      <comment>VOLUME_WAYS</comment>
      <translation>Vorn</translation>
    </message>
    <message>
      <source>Look along z, as in the XY panel</source>
      <comment>VOLUME_WAYS</comment>
      <translation>Entlang z schauen, wie im XY-Feld</translation>
    </message>
    <message>
      <source>Top</source>
      <comment>VOLUME_WAYS</comment>
      <translation>Oben</translation>
    </message>
    <message>
      <source>Look along y, as in the XZ panel</source>
      <comment>VOLUME_WAYS</comment>
      <translation>Entlang y schauen, wie im XZ-Feld</translation>
    </message>
    <message>
      <source>Side</source>
      <comment>VOLUME_WAYS</comment>
      <translation>Seite</translation>
    </message>
    <message>
      <source>Look along x, as in the YZ panel</source>
      <comment>VOLUME_WAYS</comment>
      <translation>Entlang x schauen, wie im YZ-Feld</translation>
    </message>
    <message>
      <source>Oblique</source>
      <comment>VOLUME_WAYS</comment>
      <translation>Schräg</translation>
    </message>
    <message>
      <source>Look from a corner</source>
      <comment>VOLUME_WAYS</comment>
      <translation>Von einer Ecke aus schauen</translation>
    </message>
    <message>
      <source>Fit</source>
      <comment>VOLUME_FIT</comment>
      <translation>Einpassen</translation>
    </message>
    <message>
      <source>Show all of it</source>
      <comment>VOLUME_FIT</comment>
      <translation>Alles zeigen</translation>
    </message>
    <message>
      <source>Drawing…</source>
      <comment>VOLUME_WAITING</comment>
      <translation>Wird gezeichnet…</translation>
    </message>
    <message>
      <source>The 3D look could not be drawn; the log says why</source>
      <comment>VOLUME_FAILED</comment>
      <translation>Die 3D-Ansicht ließ sich nicht zeichnen; das Protokoll sagt, warum</translation>
    </message>
    <message>
      <source>OpenGL · {card}</source>
      <comment>VOLUME_CARD</comment>
      <translation>OpenGL · {card}</translation>
    </message>
    <message>
      <source>Without OpenGL: coarser while it turns</source>
      <comment>VOLUME_NO_CARD</comment>
      <translation>Ohne OpenGL: beim Drehen gröber</translation>
    </message>
  </context>
</TS>
