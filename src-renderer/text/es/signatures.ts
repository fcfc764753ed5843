/** Who a report file comes from, by its signature. */
export const signatures = {
  fits: (organisation: string, key: string) => `De ${organisation}: firmado con su clave ${key}.`,
  none: 'El archivo no está firmado.',
  unknownKey: (key: string) =>
    `Firmado con la clave ${key}, que la configuración de este equipo no menciona.`,
  doesNotFit: (organisation: string, key: string) =>
    `La firma no corresponde: indica la clave ${key} de ${organisation} y no se creó con ella ` +
    'para este contenido. No se fíe de este archivo.',
} as const;
