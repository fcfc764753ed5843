import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';
import type { ErrorDetails } from '#shared/errors.ts';

const controller = ({ server }: ErrorDetails) =>
  server === undefined ? 'el controlador de dominio' : `el controlador de dominio ${server}`;

const asSubject = (details: ErrorDetails) => controller(details).replace(/^e/, 'E');

/** Signing in with the ticket that Windows has for the person. */
export const kerberosErrors = {
  'auth.ticketRevoked': () => ({
    what:
      'El dominio ya no entrega vales de Windows a su cuenta: está deshabilitada o bloqueada, o ' +
      'ha expirado la cuenta o su contraseña.',
    next: 'Pida a su administrador que revise la cuenta.',
  }),
  'auth.channelBinding': () => ({
    what:
      'El controlador de dominio exige el enlace de canal LDAP, que Keydesk no puede ofrecer ' +
      'cuando Windows inicia la sesión.',
    next:
      'Inicie sesión con su contraseña. Su administrador encuentra la opción en “requisitos de ' +
      'token de enlace de canal de servidor LDAP”.',
  }),
  'auth.windowsOnly': () => ({
    what:
      'Su administrador no permite contraseñas aquí: solo Windows puede iniciar la sesión por ' +
      'usted.',
    next: 'Inicie sesión en Windows con esta cuenta y vuelva a abrir Keydesk.',
  }),
  'auth.passwordOnly': () => ({
    what: 'Windows no puede iniciar aquí la sesión por usted.',
    next: 'Escriba su contraseña.',
  }),
  'auth.nobodyThere': () => ({
    what:
      'Nadie ha usado el teclado ni el mouse desde hace un minuto, así que Windows no puede ' +
      'iniciar la sesión de nadie.',
    next: 'Presione una tecla e inténtelo de nuevo, o escriba su contraseña.',
  }),
  'kerberos.unavailable': () => ({
    what:
      'Windows no puede iniciar la sesión por usted: falta la biblioteca Kerberos en este ' +
      'equipo.',
    next: 'Escriba su contraseña o pida a su administrador que reinstale Keydesk.',
  }),
  'kerberos.noTicket': () => ({
    what: 'Windows no tiene ningún vale para usted.',
    next: 'Inicie sesión en el dominio (en Linux: kinit) o escriba aquí su contraseña.',
  }),
  'kerberos.expired': () => ({
    what: 'Su vale de Windows ha expirado.',
    next:
      'Bloquee Windows y desbloquéelo con su contraseña (en Linux: kinit) e inténtelo de ' +
      'nuevo.',
  }),
  'kerberos.clock': () => ({
    what: 'Los relojes de este equipo y del dominio difieren en más de cinco minutos.',
    next: 'Ponga en hora este equipo e inicie sesión de nuevo en Windows.',
  }),
  'kerberos.noSpn': (details) => ({
    what: `El dominio no tiene ningún nombre de servicio (SPN) para ${controller(details)}.`,
    next:
      'Escriba su contraseña y pida a su administrador que compruebe los SPN ldap/ del ' +
      'controlador.',
  }),
  'kerberos.realm': () => ({
    what: 'Su vale de Windows procede de otro dominio, que este no conoce.',
    next: 'Escriba el nombre y la contraseña de una cuenta de esta organización.',
  }),
  'kerberos.kdcSilent': () => ({
    what: 'Ningún controlador de dominio le entregó a tiempo un vale de Windows.',
    next: 'Compruebe la conexión de red o de VPN e inténtelo de nuevo.',
  }),
  'kerberos.encryption': () => ({
    what: 'Este equipo y el dominio no permiten ningún cifrado común para su vale de Windows.',
    next:
      'Escriba su contraseña y pida a su administrador que permita AES para su cuenta y los ' +
      'controladores de dominio.',
  }),
  'kerberos.notOffered': (details) => ({
    what: `${asSubject(details)} no ofrece el inicio de sesión con Windows.`,
    next: 'Escriba su contraseña o pregunte a su administrador si es un controlador de dominio.',
  }),
  'kerberos.signing': (details) => ({
    what: `${asSubject(details)} exige la firma LDAP dentro de TLS, que Keydesk no admite.`,
    next: 'Escriba su contraseña y muestre este mensaje a su administrador.',
  }),
  'kerberos.forged': (details) => ({
    what: `El servidor que respondió como ${controller(details)} no demostró su identidad.`,
    next: 'No escriba aquí su contraseña. Comuníqueselo antes a su administrador.',
  }),
  'kerberos.failed': ({ reason = '' }) => ({
    what: `Windows no pudo iniciar la sesión, por este motivo: ${reason.replace(/\.?\s*$/, '')}.`,
    next: 'Escriba su contraseña o muestre este mensaje a su administrador.',
  }),
} satisfies ErrorTexts;
