import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';
import type { ErrorDetails } from '#shared/errors.ts';

/** Stands before a particle; a space parts it from a name in Latin letters. */
const controller = ({ server }: ErrorDetails) =>
  server === undefined ? 'ドメイン コントローラー' : `ドメイン コントローラー ${server} `;

/** Signing in with the ticket that Windows has for the person. */
export const kerberosErrors = {
  'auth.ticketRevoked': () => ({
    what:
      'お使いのアカウントには、ドメインから Windows のチケットが発行されなくなりました。' +
      'アカウントが無効またはロックされているか、アカウントまたはパスワードの有効期限が' +
      '切れています。',
    next: 'アカウントを確認するよう、管理者に依頼してください。',
  }),
  'auth.channelBinding': () => ({
    what:
      'ドメイン コントローラーが LDAP チャネル バインディングを要求していますが、' +
      'Windows によるサインインでは Keydesk はこれに対応できません。',
    next:
      'パスワードでサインインしてください。管理者は、「LDAP サーバー チャネル バインディング ' +
      'トークンの要件」でこの設定を確認できます。',
  }),
  'auth.windowsOnly': () => ({
    what: '管理者がパスワードの使用を許可していません。Windows によるサインインだけが可能です。',
    next: 'このアカウントで Windows にサインインしてから、Keydesk をもう一度開いてください。',
  }),
  'auth.passwordOnly': () => ({
    what: 'ここでは Windows によるサインインは使用できません。',
    next: 'パスワードを入力してください。',
  }),
  'auth.nobodyThere': () => ({
    what:
      'キーボードもマウスも 1 分間使用されていないため、Windows によるサインインは' +
      '許可されません。',
    next: 'いずれかのキーを押してもう一度試すか、パスワードを入力してください。',
  }),
  'kerberos.unavailable': () => ({
    what:
      'Windows によるサインインができません。このコンピューターに Kerberos ライブラリが' +
      'ありません。',
    next: 'パスワードを入力するか、Keydesk の再インストールを管理者に依頼してください。',
  }),
  'kerberos.noTicket': () => ({
    what: 'Windows に、お使いのアカウントのチケットがありません。',
    next: 'ドメインにサインインするか (Linux の場合: kinit)、ここでパスワードを入力してください。',
  }),
  'kerberos.expired': () => ({
    what: 'お使いの Windows のチケットの有効期限が切れています。',
    next:
      'Windows をロックし、パスワードでロックを解除してから (Linux の場合: kinit)、' +
      'もう一度お試しください。',
  }),
  'kerberos.clock': () => ({
    what: 'このコンピューターとドメインの時計のずれが 5 分を超えています。',
    next: 'このコンピューターの時計を合わせてから、Windows にもう一度サインインしてください。',
  }),
  'kerberos.noSpn': (details) => ({
    what: `ドメインに、${controller(details)}のサービス プリンシパル名 (SPN) がありません。`,
    next:
      'パスワードを入力し、ldap/ のサービス プリンシパル名を確認するよう管理者に' +
      '依頼してください。',
  }),
  'kerberos.realm': () => ({
    what: 'お使いの Windows のチケットは、このドメインが認識していない別のドメインのものです。',
    next: 'この組織のアカウントの名前とパスワードを入力してください。',
  }),
  'kerberos.kdcSilent': () => ({
    what: '時間内に Windows のチケットを発行したドメイン コントローラーがありませんでした。',
    next: 'ネットワークまたは VPN の接続を確認してから、もう一度お試しください。',
  }),
  'kerberos.encryption': () => ({
    what:
      'このコンピューターとドメインの両方で許可されている、Windows のチケットの暗号化方式が' +
      'ありません。',
    next:
      'パスワードを入力し、お使いのアカウントとドメイン コントローラーに AES を' +
      '許可するよう管理者に依頼してください。',
  }),
  'kerberos.notOffered': (details) => ({
    what: `${controller(details)}は、Windows によるサインインを提供していません。`,
    next:
      'パスワードを入力するか、それがドメイン コントローラーであるかどうかを管理者に' +
      '確認してください。',
  }),
  'kerberos.signing': (details) => ({
    what:
      `${controller(details)}が TLS 内での LDAP 署名を要求していますが、Keydesk はこれに` +
      '対応していません。',
    next: 'パスワードを入力し、このメッセージを管理者に伝えてください。',
  }),
  'kerberos.forged': (details) => ({
    what: `${controller(details)}として応答したサーバーが、本物であることを証明できませんでした。`,
    next: 'ここでパスワードを入力しないでください。先に管理者に連絡してください。',
  }),
  'kerberos.failed': ({ reason = '' }) => ({
    what:
      '次の理由により、Windows によるサインインができませんでした: ' +
      `${reason.replace(/\.?\s*$/, '')}。`,
    next: 'パスワードを入力するか、このメッセージを管理者に伝えてください。',
  }),
} satisfies ErrorTexts;
