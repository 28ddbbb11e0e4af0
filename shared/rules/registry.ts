// Every rule, most fundamental first: among equally certain findings the earlier one becomes the verdict.
// Among the merely possible the order follows the published frequencies (evidence 0.2): firewall before protocol before address.
import type { Rule } from './rule.ts'
import { backendDown } from './backend-down.ts'
import { behindCdn } from './behind-cdn.ts'
import { certificateExpired } from './certificate-expired.ts'
import { certificateNotYetValid } from './certificate-not-yet-valid.ts'
import { certificateUntrusted } from './certificate-untrusted.ts'
import { certificateWrongName } from './certificate-wrong-name.ts'
import { clientCertificateRequired } from './client-certificate-required.ts'
import { clockWrong } from './clock-wrong.ts'
import { cloudFirewallDrops } from './cloud-firewall-drops.ts'
import { connectionReset } from './connection-reset.ts'
import { dnsNotAnswering } from './dns-not-answering.ts'
import { firewallDrops } from './firewall-drops.ts'
import { firewallRejects } from './firewall-rejects.ts'
import { hostingPanelPortClosed } from './hosting-panel-port-closed.ts'
import { httpError } from './http-error.ts'
import { invalidAddress } from './invalid-address.ts'
import { listenAddressMismatch } from './listen-address-mismatch.ts'
import { nameNotFound } from './name-not-found.ts'
import { namePointsElsewhere } from './name-points-elsewhere.ts'
import { noMachineAtAddress } from './no-machine-at-address.ts'
import { noNetwork } from './no-network.ts'
import { noRoute } from './no-route.ts'
import { privateAddressElsewhere } from './private-address-elsewhere.ts'
import { protocolMismatch } from './protocol-mismatch.ts'
import { proxyAuthenticationRequired } from './proxy-authentication-required.ts'
import { pacBroken } from './pac-broken.ts'
import { proxyBreaksWebsocket } from './proxy-breaks-websocket.ts'
import { proxyNeeded } from './proxy-needed.ts'
import { proxyRefusesTarget } from './proxy-refuses-target.ts'
import { proxyUnreachable } from './proxy-unreachable.ts'
import { serverClosesAtOnce } from './server-closes-at-once.ts'
import { serverNotListening } from './server-not-listening.ts'
import { serverSilent } from './server-silent.ts'
import { tlsNotOffered } from './tls-not-offered.ts'
import { tlsRequired } from './tls-required.ts'
import { tlsVersionMismatch } from './tls-version-mismatch.ts'
import { websocketAnswerNotHttp } from './websocket-answer-not-http.ts'
import { websocketHandshakeInvalid } from './websocket-handshake-invalid.ts'
import { websocketRefused } from './websocket-refused.ts'
import { wrongPort } from './wrong-port.ts'
import { trafficIntercepted } from './traffic-intercepted.ts'
import { connectionUnstable } from './connection-unstable.ts'
import { ipv6Broken } from './ipv6-broken.ts'
import { localFirewallBlocks } from './local-firewall-blocks.ts'
import { localNetworkPermission } from './local-network-permission.ts'
import { localPortsExhausted } from './local-ports-exhausted.ts'
import { localAddressMissing } from './local-address-missing.ts'
import { tooManyOpenFiles } from './too-many-open-files.ts'
import { captivePortal } from './captive-portal.ts'
import { certificateIntercepted } from './certificate-intercepted.ts'

export const rules: readonly Rule[] = [
  invalidAddress,
  noNetwork,
  tooManyOpenFiles,
  localPortsExhausted,
  localAddressMissing,
  localNetworkPermission,
  localFirewallBlocks,
  noRoute,
  trafficIntercepted,
  captivePortal,
  nameNotFound,
  dnsNotAnswering,
  namePointsElsewhere,
  proxyUnreachable,
  proxyAuthenticationRequired,
  proxyRefusesTarget,
  proxyBreaksWebsocket,
  pacBroken,
  proxyNeeded,
  privateAddressElsewhere,
  listenAddressMismatch,
  behindCdn,
  wrongPort,
  serverNotListening,
  cloudFirewallDrops,
  hostingPanelPortClosed,
  firewallDrops,
  noMachineAtAddress,
  firewallRejects,
  tlsRequired,
  tlsNotOffered,
  protocolMismatch,
  websocketAnswerNotHttp,
  websocketHandshakeInvalid,
  websocketRefused,
  backendDown,
  httpError,
  certificateExpired,
  certificateNotYetValid,
  clockWrong,
  certificateWrongName,
  certificateIntercepted,
  certificateUntrusted,
  clientCertificateRequired,
  tlsVersionMismatch,
  serverClosesAtOnce,
  connectionReset,
  serverSilent,
  connectionUnstable,
  ipv6Broken,
]
