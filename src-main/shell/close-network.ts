import { type Session, type WebContents, app } from 'electron';

/** An address at which nothing listens, and nothing may. */
const NOWHERE = 'http://0.0.0.0:0';
/** WebRTC connects through the proxy alone. */
const WEBRTC_POLICY = 'disable_non_proxied_udp';

/**
 * Takes the network from every page. The content policy of a page covers neither WebRTC nor the
 * lookup of names. Main's own connections are Node's, and go on. Must run before Electron is ready,
 * and after the command line was checked.
 */
export function closeNetwork(): void {
  const { commandLine } = app;
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('proxy-server', NOWHERE);
  // Else loopback addresses go past the proxy.
  commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', WEBRTC_POLICY);
  commandLine.appendSwitch('disable-quic');
  app.on('session-created', closeSession);
  app.on('web-contents-created', (_event, contents) => {
    closeWebRtc(contents);
  });
}

function closeSession(session: Session): void {
  void session.setProxy({
    mode: 'fixed_servers',
    proxyRules: NOWHERE,
    proxyBypassRules: '<-loopback>',
  });
}

function closeWebRtc(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy(WEBRTC_POLICY);
}
