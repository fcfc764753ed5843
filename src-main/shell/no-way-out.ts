import { type Session, type WebContents, app } from 'electron';

/** An address at which nothing listens, and nothing may. */
const NOWHERE = 'http://0.0.0.0:0';
/** WebRTC connects through the proxy alone. */
const WEBRTC_POLICY = 'disable_non_proxied_udp';

/**
 * What Chromium is told so that a page finds no way out below its content policy, which knows
 * nothing of WebRTC and of names that are looked up. Main's own connections are Node's and do not
 * follow it. Must run before Electron is ready, and after the command line was looked at.
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
