/** Settings → Updates, and the line about one at the sign-in form. */
export const updates = {
  title: 'Actualizaciones',
  off: 'Keydesk no busca versiones más recientes: nadie lo ha activado.',
  notLooked: 'Keydesk no ha buscado versiones más recientes desde que se inició.',
  newest: (at: string) =>
    `Este equipo tiene la versión más reciente prevista para él. Búsqueda: ${at}.`,
  offered: (version: string) => `Keydesk ${version} está disponible para este equipo.`,
  install: 'Pida a su administrador que lo instale. Los paquetes están aquí:',
  check: 'Buscar ahora',
  checking: 'Buscando versiones más recientes',
};
