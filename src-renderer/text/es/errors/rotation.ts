import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const said = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;

/** A key that is replaced on its computer. */
export const rotationErrors = {
  'rotation.noPowerShell': () => ({
    what:
      'En este equipo no hay PowerShell, así que desde aquí no se puede llegar a ningún ' +
      'otro equipo.',
    next: 'Reemplace la clave en el propio equipo.',
  }),
  'rotation.unreachable': () => ({
    what: 'El equipo no responde. No se cambió nada en él.',
    next:
      'Tiene que estar encendido, en la red y pasado el PIN o la clave de recuperación. ' +
      'Inténtelo entonces, o reemplace la clave en el equipo.',
  }),
  'rotation.accessDenied': () => ({
    what: 'El equipo rechazó su cuenta. No se cambió nada en él.',
    next:
      'Sus unidades están abiertas a sus administradores locales por administración remota ' +
      '(WinRM). Pida ese derecho, o páseselo a alguien que lo tenga.',
  }),
  'rotation.timedOut': () => ({
    what: 'El equipo tardó demasiado en responder, así que no se sabe qué ocurrió allí.',
    next:
      'Busque la nueva clave antes de volver a intentarlo. Puede que la antigua todavía ' +
      'abra la unidad.',
  }),
  'rotation.unreadableAnswer': () => ({
    what: 'PowerShell no dio una respuesta fiable, así que no se sabe qué ocurrió en el equipo.',
    next:
      'Busque la nueva clave antes de volver a intentarlo. Si sigue fallando, avise a su ' +
      'administrador; el registro contiene los detalles.',
  }),
  'rotation.notThere': () => ({
    what: 'Ninguna unidad de este equipo tiene ya esta clave. No se cambió nada.',
    next:
      'Ya se reemplazó, la unidad está en otro equipo o es una unidad extraíble. Busque la ' +
      'nueva clave.',
  }),
  'rotation.locked': () => ({
    what: 'La unidad está bloqueada. No se cambió nada.',
    next: 'Desbloquéela primero con la clave entregada.',
  }),
  'rotation.refused': ({ reason }) => ({
    what: `El equipo no realizó este paso${said(reason)}.`,
    next:
      'La clave entregada todavía abre la unidad. Muestre esto a su administrador, o ' +
      'reemplace la clave en el equipo.',
  }),
  'rotation.notBackedUp': ({ reason }) => ({
    what:
      `El equipo no pudo hacer copia de la nueva clave en Active Directory${said(reason)}, ` +
      'así que la nueva se eliminó. La antigua todavía abre la unidad.',
    next:
      'Pregunte a su administrador si la directiva de esta unidad permite una copia en ' +
      'Active Directory (el código 0x00000001 dice que no) y si el equipo llega a un ' +
      'controlador de dominio.',
  }),
  'rotation.leftBehind': ({ reason }) => ({
    what:
      'En el equipo se creó una nueva clave de la que no hay copia en ningún sitio y que ' +
      `no se pudo eliminar${said(reason)}. La antigua todavía abre la unidad.`,
    next:
      'Avise a su administrador: la nueva contraseña de recuperación debe eliminarse en el ' +
      'equipo (manage-bde -protectors -delete) o copiarse (-adbackup).',
  }),
  'rotation.oldNotRemoved': ({ reason }) => ({
    what:
      `La nueva clave se creó y se hizo copia de ella${said(reason)}, pero la antigua ` +
      'todavía abre la unidad.',
    next:
      'Inténtelo de nuevo en un momento. Si sigue igual, la contraseña de recuperación ' +
      'antigua debe eliminarse en el equipo (manage-bde -protectors -delete).',
  }),
} satisfies ErrorTexts;
