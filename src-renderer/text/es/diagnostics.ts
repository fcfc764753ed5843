export const diagnostics = {
  title: 'Guardar datos de diagnóstico',
  lead:
    'Esto es todo lo que contendrá el archivo. No contiene claves ni contraseñas, y ' +
    'Keydesk no lo envía a ningún sitio.',
  namesPeople: 'Nombrar a las personas',
  text: 'Contenido del archivo',
  collecting: 'Recopilando',
  save: 'Guardar…',
  crashed: (time: string) => `Keydesk se cerró inesperadamente el ${time}.`,
  dismiss: 'Descartar',
};
