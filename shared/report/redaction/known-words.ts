// The words that stay readable in a redacted report: what runtimes, protocols and servers say of themselves. All others are replaced, because
// nobody can list what is private. Not for judging: a word that is missing here only makes a report less readable.

/** Operating systems' names of errors, and resolvers' answers. */
const errorNames = `
  e2big eacces eaddrinuse eaddrnotavail eafnosupport eagain eai again noname nodata ealready ebadf ebusy ecanceled econnaborted econnrefused econnreset
  edestaddrreq eexist efault ehostdown ehostunreach einprogress eintr einval eio eisconn eisdir eloop emfile emsgsize enametoolong enetdown
  enetreset enetunreach enfile enobufs enodev enoent enomem enoprotoopt enosys enotconn enotdir enotempty enotfound enotsock enotsup enotunreach
  eopnotsupp epermission eperm epipe eproto eprotonosupport erofs etimedout etimeout econntimeout enodata eservfail enonet err abort
  formerr servfail nxdomain notimp refused noerror wsaeconnrefused wsaetimedout hpe`

/** What Node, OpenSSL and BoringSSL write, and the words between. */
const runtimeWords = `
  a about access accept accepted address addresses after alert algorithm alpn already also an and answer answered any application are argument as
  asked at attempt authority authorities bad bare be because before begin between bind body both broken buffer but by bytes ca call called cannot
  caused cert certificate certificates chain change cipher client close closed code command common compression connect connected connection
  connections console content could data deadline decode decrypt default denied deps depth description did digest directory disconnected dns do
  does done down early empty encrypt encrypted end ended error errors established exceeded exception expected expired extension extensions
  failed failure fatal file files find first for format forbidden found from function get getaddrinfo getnameinfo getrandom given go had handle
  handshake hang has have header headers hello here host hostname hostnames http https id if illegal in inappropriate incoming incomplete
  inet info input insufficient interface internal invalid io ip ipv4 ipv6 is issuer it key large length level line link listen listening local
  lock long lookup lost mac machine many match max maximum memory message method methods missing mode must name names negotiated network never
  no not nothing null number of off offset ok on one only open openssl boringssl operation option or other out packet parameter parse parser
  password path peer pending permission permitted pin port possible pool prefix private problem process protocol protocols proxy public query read
  reason rec layer s3 received record records recv recvmsg redirect refuse remote remove renegotiation reply request requested required reset
  resolve resolved response retry revoked root route routines same san security self selected send sent sendmsg server servers session set
  settings setting shared shutdown sign signature signed size small so socket source ssl ssl3 standard start state status stopped stream string
  subject such supported syscall system target tcp temporary temporarily than that the their then there this time timed timeout timer tls tlsany
  tlsv1 tlsv10 tlsv11 tlsv12 tlsv13 sslv3 meth validate to token too transport tried trust trusted try trying type udp unable unexpected
  unauthorized unavailable unhandled unknown unrecognized unreachable unsafe unspecified unsupported until up upgrade url use used user value
  verification verify version versions via wait waiting want was websocket when while with without word wrong write x509 you your
  party been hung up root_ca untrusted leaf altnames alt cn issued`

/** HTTP: methods, names and words of headers, the standard's reason phrases, and what pages are made of. */
const webWords = `
  post put delete head options patch trace accept-ranges agent age allow allowed alt alternate authenticate authorization basic bearer digest negotiate
  ntlm kerberos cache cache-control control cf ray chunked compress cookie cookies cors cross csp date deflate disposition dnt domain encoding etag
  x copyright foundation contributors software distributed under license includes retrieved could dtd strict equiv refresh
  event events expires express feature forwarded frame gzip br zstd hsts html identity inline json javascript keep alive language last limit
  location max modified must-revalidate revalidate nel no-cache no-store nosniff nosniffing origin origins parent permissions plain policy
  powered pragma preflight private proto public range realm real referer referrer report reporting robots samesite sameorigin secure httponly sec
  safe security store strict subdomains sts svg text timing trailer transfer transport ua vary viewport warning xhtml xml xss utf utf8 charset iso ascii
  continue switching processing created accepted partial multiple choices moved permanently temporarily redirect unauthorized payment gone
  conflict precondition entity uri unprocessable teapot misdirected locked failed dependency upgrade many fields legal reasons gateway bad service
  implemented variant negotiates insufficient storage loop detected exceeded extended site maintenance doctype body title meta h1 h2 h3 hr p div
  span center br script style img src href rel stylesheet icon link lang en class width device initial scale noscript pre table tr td th ul li
  welcome page works login log sign panel admin index home loading please check again later refresh reload contact administrator webmaster support
  sorry denied block blocked captcha challenge security just moment browser enable correct entrance via varnish hit miss bypass dynamic
  expired stale hits served by powered problem see details further information if using successfully installed configured online documentation
  commercial thank default apache2 it eio polling transport session sid upgrades pinginterval pingtimeout maxpayload unknown handshake method
  request_id req timeout idle seconds second ms milliseconds reconnect reconnecting mon tue wed thu fri sat sun jan feb mar apr may jun jul aug
  sep oct nov dec gmt utc octet image png jpeg gif webp css font woff woff2 form urlencoded multipart boundary`

/** Protocols and the programs that speak them, as they name themselves. */
const programs = `
  ssh openssh dropbear libssh smtp esmtp ehlo helo starttls ftp sftp ftpd vsftpd proftpd filezilla pure pop pop3 imap imap4 imap4rev1 nntp nnrp
  internetnews telnet vnc rfb rdp smb smb2 ntlmssp ldap sip rtsp rtmp irc xmpp mqtt amqp stomp nats redis memcached mysql mariadb postgresql
  postgres mongodb mongo clickhouse native caching sha2 mssql oracle kafka zookeeper elasticsearch rsync rsyncd git svn gearman beanstalkd fastcgi
  workerman gatewayworker x-squid-error proxy-status socket.io engine nginx apache httpd tomcat jetty coyote iis microsoft httpapi caddy envoy istio haproxy traefik
  cowboy lighttpd openresty tengine litespeed gunicorn uvicorn daphne werkzeug flask django express kestrel asp net aspnet php python ruby perl
  java node nodejs deno bun golang rust squid privoxy tinyproxy mitmproxy polipo varnish cloudflare cloudfront amazon amazons3 aws akamai akamaighost
  fastly google gws gfe esf azure front door alibaba tencent baidu huawei oracle cloud digitalocean hetzner vultr linode ovh bunnycdn keycdn
  ubuntu debian centos redhat fedora alpine freebsd openbsd linux unix win32 win64 windows darwin macos android ios x64 arm64 ia32 amd64 aarch64
  electron chromium chrome firefox safari curl wget openssl gnutls mod_ssl postfix exim sendmail dovecot courier exchange cpsrvd cpanel whm plesk
  sw cp webmin virtualmin miniserv directadmin daemon aapanel bt baota cyberpanel 1panel 1pctl pong ping noauth noperm wrongpass misconf
  sfatal vfatal serror verror authentication wrong arguments unknown_command client_error server_error ready greetings notice auth server_id noop capability preauth bye
  web sql group ovhcloud scaleway bunny cdn deb u1 u2 rc1 pre beta alpha stable 宝塔linux面板 请使用正确的入口登录面板 安全入口校验失败 安全入口验证错误 宝塔 rsa dsa ecdsa ed25519 ed448 ec prime256v1 secp256r1 secp384r1 secp521r1 dh ecdhe dhe aes128 aes256
  aes gcm sha sha1 sha256 sha384 sha512 chacha20 poly1305 cbc ccm 3des des rc4 md5 null aead psk x25519 http0 http1 http2 http3 h2 h3 h2c
  spdy websocket wss ws socks socks4 socks5 connect udp icmp ntp dhcp mdns llmnr netbios doh dot quic webdav grpc zork
  workstation development test unknown`

/** Authorities that browsers know, and products that open encrypted connections to look into them. */
const authorities = `
  let encrypt encrypts letsencrypt isrg x1 x2 r3 r10 r11 r12 r13 e5 e6 e7 e8 digicert geotrust rapidssl thawte sectigo comodo usertrust globalsign
  godaddy starfield trust services wr1 wr2 we1 we2 gts entrust identrust dst buypass zerossl ssl.com actalis certum swisssign quovadis tls dv ov ev
  g1 g2 g3 g4 g5 c1 c2 class primary global validation wildcard fiddler fiddlerroot charles proxyman toolkit burp portswigger zscaler netskope cisco
  umbrella fortinet fortigate sophos palo alto check point blue coat symantec barracuda watchguard sonicwall kaspersky eset avast avg bitdefender
  dr adguard netfilter norton filter personal anti virus firewall`

/** Names of variables, of states and of files that every computer has. */
const systemWords = `
  http_proxy https_proxy all_proxy no_proxy ws_proxy wss_proxy node_extra_ca_certs ssl_cert_file established listen syn_sent syn_recv fin_wait1
  fin_wait2 time_wait close_wait last_ack closing closed unknown etc hosts resolv conf proc net tcp6 udp6 sys usr bin lib var run dev tmp nsswitch
  gateway nameserver ipv loopback ethernet wi fi wifi wlan lan vpn bridge docker virtual tap tun wireguard openvpn tailscale
  environment gnome kde winhttp npm apt policy policies connections automatic script pac wpad
  dial dialing i deadline tunnel tunneling failed econn expect rtsp ice`

const words: ReadonlySet<string> = new Set(
  [errorNames, runtimeWords, webWords, programs, authorities, systemWords].join(' ').split(/\s+/).filter(Boolean).flatMap(withParts),
)

/** A name of several parts, such as `no-cache`, brings its parts. */
function withParts(word: string): readonly string[] {
  return [word, ...word.split(/[^\p{L}\p{N}]+/u)]
}

/** Tells whether a word is harmless: listed, a short number, or a version such as `9`, `2p1` or `deb12u10`. OpenSSL's codes have their library and at most three digits. */
export function isKnownWord(word: string): boolean {
  const lower = word.toLowerCase()
  return (
    words.has(lower) ||
    isShortNumber(lower) ||
    /^(?:v?\d{1,3}(?:[a-z]{1,2}\d{1,2})?|deb\d{1,2}u\d{1,2}|\dubuntu\d{1,2}|0a000[0-9a-f]{3})$/.test(lower)
  )
}

/** No longer than a port: longer ones identify people. */
function isShortNumber(word: string): boolean {
  return /^\d{1,5}$/.test(word) && Number(word) <= 65_535
}

/** Tells whether a text consists of known words alone. */
export function areKnownWords(text: string): boolean {
  const parts = text.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part !== '')
  return isSpelledOut(text) && parts.every(isKnownWord) && !isLongNumber(text)
}

/** Nothing but letters, digits and the marks between them: what is invisible can hide what is private. */
function isSpelledOut(text: string): boolean {
  return /^[\p{L}\p{N}\p{M}\p{P}\p{S}\s]*$/u.test(text)
}

/** Seven digits in groups: a telephone or an account. Dates and versions have fewer, or letters; numbers of ISO's tree of objects begin alike. */
export function isLongNumber(text: string): boolean {
  return !/^1\.3\.6\.1\.[\d.]*$/.test(text) && /^[\d\s.,:+/-]*$/.test(text) && text.replace(/\D/g, '').length >= 7
}

/** Tells products whose names have a dot from names of computers. */
export function isWrittenLikeHost(text: string): boolean {
  return /^(?:socket\.io|node\.js|express\.js|asp\.net|dr\.web|ssl\.com)$/i.test(text)
}
