// Hosting panels, as data: on which ports they answer by default, and by what they say they are recognised. An open port alone is no panel.
import type { Certificate } from '../facts/fact.ts'
import type { HttpHead } from '../facts/outcome.ts'

interface HostingPanel {
  /** As the panel writes itself; shown as it is in every language. */
  readonly name: string
  /** Matched against the `Server` header. */
  readonly server?: RegExp
  /** Matched against the first 512 characters of the page. */
  readonly page?: RegExp
  /** Matched against the common names of the certificate and of its issuer. */
  readonly certificate?: RegExp
}

/** Patterns are anchored or plain words, so that hostile answers cost nothing. */
const hostingPanels: readonly HostingPanel[] = [
  // nginx renamed by Plesk answers on 8443 (TLS) and 8880, to plain requests on 8443 too; its own certificate is issued to and by "Plesk".
  { name: 'Plesk', server: /^sw-cp-server/i, certificate: /^Plesk$/ },
  // cpsrvd answers on 2082 to 2087, with a redirect to the encrypted port where plain words reach it (cPanel's titles: "cPanel Login", "WHM Login").
  { name: 'cPanel', server: /^cpsrvd/i, page: /<title>(?:cPanel|WHM) Login<\/title>/i },
  // Until 1.6 the daemon named itself; later versions only in the title of the page.
  { name: 'DirectAdmin', server: /^DirectAdmin Daemon/i, page: /<title>DirectAdmin Login<\/title>/i },
  // miniserv.pl names itself even when it says that it wants TLS. Its own certificate has the name "*", which is anybody's.
  { name: 'Webmin', server: /^MiniServ\//i, page: /<title>Login to (?:Webmin|Virtualmin)<\/title>/i },
  { name: 'aaPanel', page: /aaPanel Linux panel/ },
  // With its secret entrance on, which is the default, Baota answers with this page and a reason.
  { name: '宝塔 (Baota)', page: /宝塔Linux面板|请使用正确的入口登录面板|<title>安全入口(?:校验失败|验证错误)<\/title>/ },
  { name: 'CyberPanel', page: /<title>[^<]{0,60}CyberPanel[^<]{0,60}<\/title>/i },
  // Its port is drawn at random when it is installed, so it is met only where it was put on a port of the list; it makes a root of its own.
  { name: '1Panel', page: /<title>1Panel<\/title>|1pctl user-info/, certificate: /^1Panel Root CA$/ },
]

/**
 * The default ports that the panels' own documentation names: Baota and aaPanel 8888, Plesk 8443 and 8880, cPanel 2082 and 2083, WHM 2087,
 * DirectAdmin 2222, Webmin 10000, CyberPanel 8090.
 */
export const panelPorts: readonly number[] = [8888, 8443, 8880, 2082, 2083, 2087, 2222, 10000, 8090]

/** The name of the panel that an HTTP answer comes from, whatever its status; `undefined` when it names none. */
export function panelOfAnswer({ headers, bodyStart }: Pick<HttpHead, 'headers' | 'bodyStart'>): string | undefined {
  const server = headers.find(({ name }) => name === 'server')?.value ?? ''
  return hostingPanels.find((panel) => panel.server?.test(server) === true || panel.page?.test(bodyStart) === true)?.name
}

/** The name of the panel that made a certificate for itself. */
export function panelOfCertificate({ subject, issuer }: Pick<Certificate, 'subject' | 'issuer'>): string | undefined {
  return hostingPanels.find(({ certificate }) => certificate?.test(subject) === true || certificate?.test(issuer) === true)?.name
}
