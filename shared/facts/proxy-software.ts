// Software that is known to stand between programs and the network, and what it is recognised by: its processes, the ports that it listens on unless told
// otherwise, its network interfaces, and the names of its certificate authorities. From the manuals and default configurations of the products.
// That something runs says nothing about whether it interferes: that is for rules, which need more.

import { isLoopbackHost } from '../target/ip-address.ts'

/** What kind of thing it is, which says what it usually does. */
export type SoftwareKind = 'rule-proxy' | 'redirector' | 'debugger' | 'proxy-server' | 'agent' | 'web-shield' | 'vpn'

interface SoftwareSigns {
  /** The product as its makers write it; not translated. */
  readonly name: string
  readonly kind: SoftwareKind
  /** Names of executables in lower case, without `.exe`. */
  readonly processes: readonly string[]
  /** TCP ports that it listens on by default; those that many programs share are left out. */
  readonly ports?: readonly number[]
  /** How the names of its interfaces begin; names that many programs use (utun, tun0) are left out. */
  readonly interfaces?: readonly string[]
  /** What the names of its authorities hold, in lower case. */
  readonly authorities?: readonly string[]
}

const table = {
  clash: {
    name: 'Clash (Clash Verge, Mihomo, ClashX, FlClash)',
    kind: 'rule-proxy',
    processes: [
      ...[
        'clash',
        'clash-meta',
        'clash-verge',
        'clash-verge-rev',
        'clash-verge-service',
        'verge-mihomo',
        'verge-mihomo-alpha',
        'mihomo',
        'mihomo-party',
      ],
      ...[
        'clash for windows',
        'cfw',
        'clash-win64',
        'clash-linux',
        'clash-darwin',
        'clashx',
        'clashx pro',
        'clashx meta',
        'clash nyanpasu',
      ],
      ...['flclash', 'flclashcore', 'clash party'],
    ],
    ports: [7890, 7891, 7892, 7893, 7897],
    interfaces: ['Meta', 'Mihomo', 'Clash', 'clash', 'FlClash'],
  },
  'sing-box': {
    name: 'sing-box (Hiddify, NekoRay)',
    kind: 'rule-proxy',
    processes: ['sing-box', 'hiddify', 'hiddifycli', 'hiddify-next', 'nekoray', 'nekoray_core', 'nekobox', 'nekobox_core', 'throne'],
    ports: [2080, 12334],
    interfaces: ['sing-tun', 'singbox_tun', 'nekoray-tun', 'throne-tun'],
  },
  v2ray: {
    name: 'V2Ray or Xray (v2rayN, v2rayA)',
    kind: 'rule-proxy',
    processes: ['v2ray', 'wv2ray', 'xray', 'v2rayn', 'v2raya', 'v2rayu', 'qv2ray'],
    ports: [10808, 10809, 20170, 20171],
    interfaces: ['xray_tun', 'xray'],
  },
  shadowsocks: {
    name: 'Shadowsocks',
    kind: 'rule-proxy',
    processes: ['shadowsocks', 'ss-local', 'sslocal', 'shadowsocksx-ng', 'shadowsocks-rust'],
    ports: [1086, 1087],
  },
  surge: { name: 'Surge', kind: 'rule-proxy', processes: ['surge', 'surge 5', 'surge 4'], ports: [6152, 6153] },
  proxifier: { name: 'Proxifier', kind: 'redirector', processes: ['proxifier', 'proxifierservice'] },
  fiddler: {
    name: 'Fiddler',
    kind: 'debugger',
    processes: ['fiddler', 'fiddler everywhere', 'fiddler.webui'],
    ports: [8866],
    authorities: ['fiddler'],
  },
  charles: { name: 'Charles', kind: 'debugger', processes: ['charles'], authorities: ['charles proxy'] },
  mitmproxy: { name: 'mitmproxy', kind: 'debugger', processes: ['mitmproxy', 'mitmdump', 'mitmweb'], authorities: ['mitmproxy'] },
  proxyman: { name: 'Proxyman', kind: 'debugger', processes: ['proxyman'], authorities: ['proxyman'] },
  'http-toolkit': {
    name: 'HTTP Toolkit',
    kind: 'debugger',
    processes: ['httptoolkit', 'http toolkit', 'httptoolkit-server'],
    ports: [45456, 45457],
    authorities: ['http toolkit'],
  },
  burp: {
    name: 'Burp Suite',
    kind: 'debugger',
    processes: ['burpsuite', 'burpsuitecommunity', 'burpsuitepro'],
    authorities: ['portswigger'],
  },
  zap: { name: 'ZAP', kind: 'debugger', processes: ['zap', 'zaproxy'], authorities: ['zap root ca', 'zed attack proxy'] },
  privoxy: { name: 'Privoxy', kind: 'proxy-server', processes: ['privoxy'], ports: [8118], authorities: ['privoxy'] },
  squid: { name: 'Squid', kind: 'proxy-server', processes: ['squid', '(squid-1)'], ports: [3128] },
  tor: { name: 'Tor', kind: 'proxy-server', processes: ['tor'], ports: [9050, 9150] },
  zscaler: {
    name: 'Zscaler',
    kind: 'agent',
    processes: ['zsatunnel', 'zsatray', 'zsaservice', 'zstunnel', 'zscaler', 'zsaupm'],
    authorities: ['zscaler'],
  },
  netskope: {
    name: 'Netskope',
    kind: 'agent',
    processes: ['stagentsvc', 'stagentui', 'netskope client'],
    authorities: ['netskope', 'goskope'],
  },
  cisco: {
    name: 'Cisco Secure Client (AnyConnect, Umbrella)',
    kind: 'agent',
    processes: ['vpnagentd', 'vpnagent', 'vpnui', 'csc_ui', 'csc_swgagent', 'acswgagent', 'acumbrellaagent', 'cisco secure client'],
    interfaces: ['cscotun'],
    authorities: ['cisco umbrella'],
  },
  'global-protect': {
    name: 'GlobalProtect',
    kind: 'agent',
    processes: ['pangps', 'pangpa', 'globalprotect'],
    interfaces: ['gpd'],
    authorities: ['palo alto'],
  },
  forticlient: {
    name: 'FortiClient',
    kind: 'agent',
    processes: ['forticlient', 'fortitray', 'fctservctl', 'fortiproxy', 'fortisslvpndaemon', 'fctappfw'],
    interfaces: ['fctvpn'],
    authorities: ['fortinet', 'fortigate'],
  },
  avast: {
    name: 'Avast or AVG',
    kind: 'web-shield',
    processes: ['avastsvc', 'avastui', 'avgsvc', 'avgui'],
    authorities: ['avast', 'avg web'],
  },
  kaspersky: { name: 'Kaspersky', kind: 'web-shield', processes: ['avp', 'avpui', 'kav'], authorities: ['kaspersky'] },
  eset: { name: 'ESET', kind: 'web-shield', processes: ['ekrn', 'egui', 'esets_proxy'], authorities: ['eset ssl'] },
  bitdefender: { name: 'Bitdefender', kind: 'web-shield', processes: ['vsserv', 'bdagent', 'bdservicehost'], authorities: ['bitdefender'] },
  norton: { name: 'Norton', kind: 'web-shield', processes: ['nortonsecurity', 'nortonsvc', 'nortonui'], authorities: ['norton web'] },
  adguard: { name: 'AdGuard', kind: 'web-shield', processes: ['adguard', 'adguardsvc', 'adguard-cli'], authorities: ['adguard'] },
  wireguard: { name: 'WireGuard', kind: 'vpn', processes: ['wireguard', 'wireguard-go', 'boringtun', 'boringtun-cli'], interfaces: ['wg'] },
  openvpn: { name: 'OpenVPN', kind: 'vpn', processes: ['openvpn', 'openvpn-gui', 'openvpnconnect', 'ovpnagent'], interfaces: ['ovpn'] },
  tailscale: { name: 'Tailscale', kind: 'vpn', processes: ['tailscaled', 'tailscale-ipn'], interfaces: ['tailscale'] },
} as const satisfies Readonly<Record<string, SoftwareSigns>>

export type SoftwareId = keyof typeof table

const signsOf: Readonly<Record<SoftwareId, SoftwareSigns>> = table

/** Every product by its id. */
export const softwareIds = Object.keys(table) as readonly SoftwareId[]

/** The name of a product. */
export function softwareName(id: SoftwareId): string {
  return signsOf[id].name
}

/** What kind of thing a product is. */
export function softwareKind(id: SoftwareId): SoftwareKind {
  return signsOf[id].kind
}

const byProcess = new Map<string, SoftwareId>(softwareIds.flatMap((id) => signsOf[id].processes.map((process) => [process, id] as const)))

/** The product that a process belongs to, by the name of its executable; `undefined` for all others. */
export function softwareOfProcess(process: string): SoftwareId | undefined {
  const name = process.toLowerCase().replace(/\.exe$/, '')
  // The cores of Clash are named for the machine they were built for: `clash-linux-amd64`.
  return byProcess.get(name) ?? byProcess.get(/^(clash-(?:linux|darwin|win64)|mihomo|sing-box|xray|v2ray)-/.exec(name)?.[1] ?? '')
}

/** The products that listen on a port unless they are told otherwise. */
function softwareOfPort(port: number): readonly SoftwareId[] {
  return softwareIds.filter((id) => signsOf[id].ports?.includes(port))
}

/** The names of products whose setting a proxy on this computer may be: the port alone says no more than that. */
export function possibleMakers({ host, port }: { readonly host: string; readonly port: number }): readonly string[] {
  return isLoopbackHost(host) ? softwareOfPort(port).map(softwareName) : []
}

/** The product that names its interfaces like this. */
export function softwareOfInterface(name: string): SoftwareId | undefined {
  return softwareIds.find((id) => signsOf[id].interfaces?.some((start) => name === start || new RegExp(`^${start}[-_ ]?\\d`).test(name)))
}

/** The product whose authority signs with this name. */
export function softwareOfIssuer(issuer: string): SoftwareId | undefined {
  const name = issuer.toLowerCase()
  return softwareIds.find((id) => signsOf[id].authorities?.some((part) => name.includes(part)))
}

/** Tells whether a product can take connections without any setting that Ponte reads: then nothing being set does not mean that nothing interferes. */
export function mayIntercept(id: SoftwareId): boolean {
  const kind = softwareKind(id)
  return kind === 'rule-proxy' || kind === 'redirector' || kind === 'agent' || kind === 'web-shield'
}

/** How the names of tunnels begin on every system: TUN and TAP devices, macOS’s utun, WireGuard’s, and those of the products above. */
const tunnelName = /^(?:utun|tun|tap|wg|ipsec|vpn|wintun|nordlynx|proton|mullvad|zt|zcc)/i

/** Tells whether an interface is a tunnel by its name alone, in which something else than the network takes what is sent. */
export function isTunnelName(name: string): boolean {
  return tunnelName.test(name) || softwareOfInterface(name) !== undefined
}
