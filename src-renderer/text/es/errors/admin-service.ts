import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const said = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;
const named = (server: string | undefined) => server ?? 'AdminService';

/** The administration service of Configuration Manager. */
export const adminServiceErrors = {
  'adminService.noSearchById': () => ({
    what: 'AdminService enumera las claves por equipo y no permite buscar solo por id. de clave.',
    next:
      'Indique el usuario final, o busque las claves del equipo sin id. de clave. Hasta ' +
      'entonces no se encuentra una clave que solo tenga AdminService.',
  }),
  'adminService.signInRefused': ({ server, reason }) => ({
    what: `${named(server)} rechazó su inicio de sesión${said(reason)}.`,
    next:
      'No se vuelve a intentar hasta que inicie sesión de nuevo en Keydesk. Hágalo si su ' +
      'contraseña cambió. Si no, pregunte a su administrador si usted es usuario ' +
      'administrativo de Configuration Manager.',
  }),
  'adminService.notPermitted': ({ reason }) => ({
    what: `Configuration Manager no permite esto a su cuenta${said(reason)}.`,
    next:
      'Pida a su administrador un rol de seguridad con Leer y Leer clave de recuperación de ' +
      'BitLocker sobre una recopilación que contenga este equipo.',
  }),
  'adminService.busy': ({ server, waitSeconds }) => ({
    what: `${named(server)} no acepta más solicitudes por el momento.`,
    next:
      waitSeconds === undefined
        ? 'Inténtelo de nuevo dentro de un minuto.'
        : `Inténtelo de nuevo dentro de ${waitSeconds} s.`,
  }),
  'adminService.failed': ({ server, reason }) => ({
    what: `AdminService falló en ${named(server)}${said(reason)}.`,
    next:
      'Inténtelo de nuevo dentro de unos minutos. Si sigue igual, muestre esto a su ' +
      'administrador; el registro AdminService.log del servidor dice por qué.',
  }),
  'adminService.refused': ({ reason }) => ({
    what: `AdminService no aceptó la solicitud${said(reason)}.`,
    next:
      'Pregunte a su administrador si el sitio tiene Configuration Manager 2010 o posterior ' +
      'y si allí está configurada la administración de BitLocker.',
  }),
  'adminService.unreadableAnswer': ({ reason }) => ({
    what:
      `AdminService dio una respuesta que no puede ser correcta${said(reason)}. No se tomó ` +
      'nada de ella.',
    next:
      'Inténtelo de nuevo. Si sigue igual, pida a su administrador que compruebe el nombre ' +
      'del servidor en la configuración.',
  }),
  'adminService.unreachable': ({ server, reason }) => ({
    what: `No se puede llegar a ${named(server)}${said(reason)}.`,
    next: 'Compruebe la red e inténtelo de nuevo. Los demás orígenes se consultan sin él.',
  }),
  'adminService.timedOut': () => ({
    what: 'AdminService no respondió a tiempo.',
    next: 'Inténtelo de nuevo en un momento. Si sigue igual, pregunte a su administrador.',
  }),
  'adminService.notTrusted': ({ server, reason }) => ({
    what:
      `${named(server)} tiene un certificado que no es de confianza${said(reason)}. No se ` +
      'envió nada.',
    next:
      'Pregunte a su administrador: el certificado propio del sitio, o su entidad, debe ser ' +
      'de confianza para este equipo o estar indicado en caFile.',
  }),
} satisfies ErrorTexts;
