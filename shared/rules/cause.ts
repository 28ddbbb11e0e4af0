// The public, stable vocabulary of verdicts: causes, how sure, who can act. Reports and other programs rely on these words.

/** Every cause that Ponte can name. What each looks like: product.md's table and the rule file of the same name. */
export const causeIds = [
  'wrong-port',
  'name-not-found',
  'invalid-address',
  'name-points-elsewhere',
  'behind-cdn',
  'server-not-listening',
  'proxy-unreachable',
  'proxy-authentication-required',
  'proxy-refuses-target',
  'proxy-breaks-websocket',
  'pac-broken',
  'proxy-needed',
  'traffic-intercepted',
  'listen-address-mismatch',
  'firewall-drops',
  'cloud-firewall-drops',
  'hosting-panel-port-closed',
  'firewall-rejects',
  'no-machine-at-address',
  'private-address-elsewhere',
  'local-ports-exhausted',
  'local-address-missing',
  'too-many-open-files',
  'protocol-mismatch',
  'websocket-refused',
  'websocket-answer-not-http',
  'websocket-handshake-invalid',
  'tls-required',
  'tls-not-offered',
  'http-error',
  'backend-down',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-wrong-name',
  'certificate-untrusted',
  'certificate-intercepted',
  'client-certificate-required',
  'tls-version-mismatch',
  'clock-wrong',
  'no-network',
  'no-route',
  'dns-not-answering',
  'captive-portal',
  'ipv6-broken',
  'local-firewall-blocks',
  'local-network-permission',
  'server-closes-at-once',
  'server-silent',
  'connection-reset',
  'connection-unstable',
] as const
export type CauseId = (typeof causeIds)[number]

/** How sure a finding is. `certain` only where a direct observation leaves no other reading. */
export const certainties = ['certain', 'likely', 'possible'] as const
export type Certainty = (typeof certainties)[number]

/** Who can change what is wrong. */
export const actors = ['you', 'it-department', 'server-owner', 'domain-owner', 'developer'] as const
export type Actor = (typeof actors)[number]
