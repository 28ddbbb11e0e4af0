// Generated from messages/en/*.json by build/message-params.mjs; do not edit.

/** For every message the parameters that its English text uses. */
export interface MessageParams {
  'action.greeting.you': Readonly<Record<never, never>>
  'action.greeting.it-department': Readonly<Record<never, never>>
  'action.greeting.server-owner': { readonly host: string | number }
  'action.greeting.domain-owner': { readonly host: string | number }
  'action.greeting.developer': { readonly host: string | number }
  'action.subject': { readonly url: string | number }
  'action.observed': { readonly address: string | number; readonly port: string | number; readonly time: string | number; readonly url: string | number }
  'action.found': { readonly title: string | number }
  'action.certainty.certain': Readonly<Record<never, never>>
  'action.certainty.likely': Readonly<Record<never, never>>
  'action.certainty.possible': Readonly<Record<never, never>>
  'action.request': { readonly request: string | number }
  'action.check': { readonly test: string | number }
  'action.undo': { readonly undo: string | number }
  'action.closing': { readonly version: string | number }
  'action.undo.remove-rule': Readonly<Record<never, never>>
  'action.undo.restore-setting': Readonly<Record<never, never>>
  'action.undo.restore-record': Readonly<Record<never, never>>
  'action.undo.stop-program': Readonly<Record<never, never>>
  'action.undo.restore-certificate': Readonly<Record<never, never>>
  'action.undo.old-address': Readonly<Record<never, never>>
  'action.request.wrong-port': { readonly host: string | number; readonly port: string | number }
  'action.request.name-not-found': { readonly host: string | number }
  'action.request.invalid-address': { readonly address: string | number }
  'action.request.name-points-elsewhere': { readonly host: string | number }
  'action.request.behind-cdn': { readonly host: string | number; readonly port: string | number }
  'action.request.server-not-listening': { readonly address: string | number; readonly port: string | number }
  'action.request.proxy-unreachable': Readonly<Record<never, never>>
  'action.request.proxy-authentication-required': { readonly host: string | number; readonly port: string | number }
  'action.request.proxy-refuses-target': { readonly host: string | number; readonly port: string | number }
  'action.request.proxy-breaks-websocket': { readonly host: string | number; readonly port: string | number }
  'action.request.pac-broken': { readonly url: string | number }
  'action.request.proxy-needed': { readonly host: string | number; readonly port: string | number }
  'action.request.traffic-intercepted': { readonly host: string | number; readonly port: string | number }
  'action.request.listen-address-mismatch': { readonly port: string | number }
  'action.request.firewall-drops': { readonly port: string | number }
  'action.request.cloud-firewall-drops': { readonly address: string | number; readonly port: string | number }
  'action.request.hosting-panel-port-closed': { readonly address: string | number; readonly port: string | number }
  'action.request.firewall-rejects': { readonly address: string | number; readonly port: string | number }
  'action.request.no-machine-at-address': { readonly address: string | number }
  'action.request.private-address-elsewhere': { readonly address: string | number }
  'action.request.local-ports-exhausted': { readonly address: string | number; readonly port: string | number }
  'action.request.local-address-missing': { readonly address: string | number; readonly port: string | number }
  'action.request.too-many-open-files': Readonly<Record<never, never>>
  'action.request.protocol-mismatch': { readonly host: string | number; readonly port: string | number; readonly protocol: string | number }
  'action.request.websocket-refused': { readonly url: string | number }
  'action.request.websocket-answer-not-http': { readonly port: string | number }
  'action.request.websocket-handshake-invalid': { readonly url: string | number }
  'action.request.tls-required': { readonly port: string | number }
  'action.request.tls-not-offered': { readonly host: string | number; readonly port: string | number }
  'action.request.http-error': { readonly url: string | number }
  'action.request.backend-down': { readonly url: string | number }
  'action.request.certificate-expired': { readonly host: string | number; readonly port: string | number }
  'action.request.certificate-not-yet-valid': { readonly host: string | number; readonly port: string | number }
  'action.request.certificate-wrong-name': { readonly host: string | number; readonly port: string | number }
  'action.request.certificate-untrusted': { readonly host: string | number; readonly port: string | number }
  'action.request.certificate-intercepted': { readonly host: string | number; readonly port: string | number }
  'action.request.client-certificate-required': { readonly host: string | number; readonly port: string | number }
  'action.request.tls-version-mismatch': { readonly host: string | number; readonly port: string | number }
  'action.request.clock-wrong': Readonly<Record<never, never>>
  'action.request.no-network': Readonly<Record<never, never>>
  'action.request.no-route': { readonly address: string | number }
  'action.request.dns-not-answering': { readonly host: string | number }
  'action.request.captive-portal': { readonly host: string | number; readonly port: string | number }
  'action.request.ipv6-broken': { readonly host: string | number; readonly port: string | number }
  'action.request.local-firewall-blocks': { readonly address: string | number; readonly port: string | number }
  'action.request.local-network-permission': Readonly<Record<never, never>>
  'action.request.server-closes-at-once': { readonly address: string | number; readonly port: string | number }
  'action.request.server-silent': { readonly address: string | number; readonly port: string | number; readonly protocol: string | number }
  'action.request.connection-reset': { readonly address: string | number; readonly port: string | number }
  'action.request.connection-unstable': { readonly address: string | number; readonly port: string | number }
  'computer.title': Readonly<Record<never, never>>
  'computer.introduction': Readonly<Record<never, never>>
  'computer.reading': Readonly<Record<never, never>>
  'computer.parts': { readonly all: number; readonly done: number }
  'computer.part-reading': Readonly<Record<never, never>>
  'computer.read-at': { readonly moment: string | number }
  'computer.problem.unreadable': Readonly<Record<never, never>>
  'computer.problem.out-of-time': Readonly<Record<never, never>>
  'computer.problem.no-answer': Readonly<Record<never, never>>
  'computer.again': Readonly<Record<never, never>>
  'computer.save': Readonly<Record<never, never>>
  'computer.copy': Readonly<Record<never, never>>
  'computer.saved': { readonly file: string | number }
  'computer.show-saved': Readonly<Record<never, never>>
  'computer.handed-over': { readonly file: string | number }
  'computer.save-failed': Readonly<Record<never, never>>
  'computer.not-saved.full': Readonly<Record<never, never>>
  'computer.not-saved.not-allowed': Readonly<Record<never, never>>
  'computer.not-saved.other': Readonly<Record<never, never>>
  'computer.drawing.title': Readonly<Record<never, never>>
  'computer.drawing.listeners': { readonly count: number }
  'computer.drawing.more': { readonly count: number }
  'computer.drawing.line': { readonly count: number; readonly reach: string | number; readonly verdict: string | number }
  'computer.drawing.table': Readonly<Record<never, never>>
  'computer.listeners': Readonly<Record<never, never>>
  'computer.reach-note': Readonly<Record<never, never>>
  'computer.filter': Readonly<Record<never, never>>
  'computer.count': { readonly all: number; readonly shown: number }
  'computer.more': Readonly<Record<never, never>>
  'computer.column.port': Readonly<Record<never, never>>
  'computer.column.protocol': Readonly<Record<never, never>>
  'computer.column.address': Readonly<Record<never, never>>
  'computer.column.program': Readonly<Record<never, never>>
  'computer.column.reach': Readonly<Record<never, never>>
  'computer.column.firewall': Readonly<Record<never, never>>
  'computer.reach.any': Readonly<Record<never, never>>
  'computer.user': Readonly<Record<never, never>>
  'computer.pid': Readonly<Record<never, never>>
  'computer.reach.this-computer': Readonly<Record<never, never>>
  'computer.reach.this-network': Readonly<Record<never, never>>
  'computer.reach.everywhere': Readonly<Record<never, never>>
  'computer.verdict.allows': Readonly<Record<never, never>>
  'computer.verdict.drops': Readonly<Record<never, never>>
  'computer.verdict.rejects': Readonly<Record<never, never>>
  'computer.verdict.not-known': Readonly<Record<never, never>>
  'computer.verdict.not-asked': Readonly<Record<never, never>>
  'computer.not-known': Readonly<Record<never, never>>
  'computer.none': Readonly<Record<never, never>>
  'computer.interfaces': Readonly<Record<never, never>>
  'computer.way-out': Readonly<Record<never, never>>
  'computer.resolvers': Readonly<Record<never, never>>
  'computer.search-domains': Readonly<Record<never, never>>
  'computer.hosts-file': Readonly<Record<never, never>>
  'computer.more-lines': { readonly count: number }
  'computer.proxies': Readonly<Record<never, never>>
  'computer.proxy.direct': Readonly<Record<never, never>>
  'computer.proxy.proxy': Readonly<Record<never, never>>
  'computer.proxy.script': Readonly<Record<never, never>>
  'computer.proxy.auto-detect': Readonly<Record<never, never>>
  'computer.proxy.not-known': Readonly<Record<never, never>>
  'computer.firewall': Readonly<Record<never, never>>
  'computer.firewall.on': Readonly<Record<never, never>>
  'computer.firewall.off': Readonly<Record<never, never>>
  'computer.firewall.not-known': Readonly<Record<never, never>>
  'computer.firewall.no-permission': Readonly<Record<never, never>>
  'computer.firewall.no-answer': Readonly<Record<never, never>>
  'computer.firewall.unreadable': Readonly<Record<never, never>>
  'computer.certificates': Readonly<Record<never, never>>
  'computer.valid': { readonly from: string | number; readonly to: string | number }
  'computer.in-front': Readonly<Record<never, never>>
  'computer.hosting': Readonly<Record<never, never>>
  'computer.clock': Readonly<Record<never, never>>
  'computer.clock.follows': Readonly<Record<never, never>>
  'computer.clock.alone': Readonly<Record<never, never>>
  'computer.clock.service': Readonly<Record<never, never>>
  'computer.port-range': Readonly<Record<never, never>>
  'computer.sockets': Readonly<Record<never, never>>
  'computer.destinations': Readonly<Record<never, never>>
  'computer.open-files': Readonly<Record<never, never>>
  'computer.files-per-process': Readonly<Record<never, never>>
  'computer.kind.cable': Readonly<Record<never, never>>
  'computer.kind.wifi': Readonly<Record<never, never>>
  'computer.kind.mobile': Readonly<Record<never, never>>
  'computer.kind.vpn': Readonly<Record<never, never>>
  'computer.kind.virtual': Readonly<Record<never, never>>
  'computer.kind.loopback': Readonly<Record<never, never>>
  'computer.kind.other': Readonly<Record<never, never>>
  'computer.state.up': Readonly<Record<never, never>>
  'computer.state.down': Readonly<Record<never, never>>
  'computer.state.no-carrier': Readonly<Record<never, never>>
  'input.empty': Readonly<Record<never, never>>
  'input.too-long': { readonly limit: number }
  'server-file.too-large': { readonly megabytes: number }
  'server-file.not-recognised': Readonly<Record<never, never>>
  'server-file.newer-version': Readonly<Record<never, never>>
  'server-file.damaged': Readonly<Record<never, never>>
  'server-file.too-many-listeners': Readonly<Record<never, never>>
  'server-file.gone': Readonly<Record<never, never>>
  'input.no-address': Readonly<Record<never, never>>
  'input.unknown-scheme': { readonly scheme: string | number }
  'input.host-missing': Readonly<Record<never, never>>
  'input.port-missing': { readonly host: string | number }
  'input.port-not-a-number': { readonly port: string | number }
  'input.port-out-of-range': { readonly port: string | number }
  'input.ipv4-malformed': { readonly host: string | number }
  'input.ipv6-malformed': { readonly host: string | number }
  'input.name-malformed': { readonly host: string | number }
  'verdict.works.title': { readonly durationMs: number; readonly url: string | number }
  'verdict.works.why': { readonly durationMs: number }
  'verdict.works.step': { readonly url: string | number }
  'verdict.cannot-tell.title': { readonly count: number; readonly url: string | number }
  'verdict.cannot-tell.why': { readonly count: number }
  'verdict.cannot-tell.step': Readonly<Record<never, never>>
  'verdict.cancelled.title': { readonly url: string | number }
  'verdict.cancelled.why': Readonly<Record<never, never>>
  'verdict.out-of-time.title': { readonly url: string | number }
  'verdict.out-of-time.why': Readonly<Record<never, never>>
  'verdict.fault.title': { readonly url: string | number }
  'verdict.fault.why': Readonly<Record<never, never>>
  'fault.line': { readonly log: string | number; readonly raw: string | number }
  'certainty.certain': Readonly<Record<never, never>>
  'certainty.likely': Readonly<Record<never, never>>
  'certainty.possible': Readonly<Record<never, never>>
  'actor.you': Readonly<Record<never, never>>
  'actor.it-department': Readonly<Record<never, never>>
  'actor.server-owner': Readonly<Record<never, never>>
  'actor.domain-owner': Readonly<Record<never, never>>
  'actor.developer': Readonly<Record<never, never>>
  'finding.explained-by': Readonly<Record<never, never>>
  'invalid-address.title': { readonly address: string | number }
  'invalid-address.why': Readonly<Record<never, never>>
  'invalid-address.remedy.use-real-address': Readonly<Record<never, never>>
  'no-network.title': Readonly<Record<never, never>>
  'no-network.why': Readonly<Record<never, never>>
  'no-network.remedy.connect': Readonly<Record<never, never>>
  'no-route.title': { readonly address: string | number }
  'no-route.why': Readonly<Record<never, never>>
  'no-route.remedy.check-network': Readonly<Record<never, never>>
  'no-route.remedy.check-vpn': Readonly<Record<never, never>>
  'name-not-found.title': { readonly host: string | number }
  'name-not-found.why': Readonly<Record<never, never>>
  'name-not-found.no-address.title': { readonly host: string | number }
  'name-not-found.no-address.why': Readonly<Record<never, never>>
  'name-not-found.remedy.did-you-mean': { readonly candidate: string | number }
  'name-not-found.remedy.check-spelling': { readonly host: string | number }
  'name-not-found.remedy.inside-name': Readonly<Record<never, never>>
  'name-not-found.remedy.add-address-record': { readonly host: string | number }
  'dns-not-answering.title': { readonly resolvers: string | number }
  'dns-not-answering.why': { readonly resolvers: string | number }
  'dns-not-answering.server-failure.title': { readonly host: string | number; readonly resolvers: string | number }
  'dns-not-answering.server-failure.why': { readonly resolvers: string | number }
  'dns-not-answering.lookup-failed.title': { readonly host: string | number }
  'dns-not-answering.lookup-failed.why': Readonly<Record<never, never>>
  'dns-not-answering.remedy.check-network': Readonly<Record<never, never>>
  'dns-not-answering.remedy.check-resolvers': Readonly<Record<never, never>>
  'dns-not-answering.remedy.try-other-name': Readonly<Record<never, never>>
  'dns-not-answering.remedy.tell-domain-owner': { readonly host: string | number }
  'dns-not-answering.test.try-other-name': Readonly<Record<never, never>>
  'name-points-elsewhere.title': { readonly addresses: string | number; readonly expected: string | number; readonly host: string | number }
  'name-points-elsewhere.why': Readonly<Record<never, never>>
  'name-points-elsewhere.hosts-file.title': { readonly host: string | number; readonly resolved: string | number; readonly written: string | number }
  'name-points-elsewhere.hosts-file.why': Readonly<Record<never, never>>
  'name-points-elsewhere.resolvers-disagree.title': { readonly host: string | number; readonly other: string | number; readonly used: string | number }
  'name-points-elsewhere.resolvers-disagree.why': { readonly other: string | number; readonly used: string | number }
  'name-points-elsewhere.described.title': { readonly addresses: string | number; readonly expected: string | number; readonly host: string | number }
  'name-points-elsewhere.described.why': Readonly<Record<never, never>>
  'name-points-elsewhere.remedy.correct-record': { readonly expected: string | number; readonly host: string | number }
  'name-points-elsewhere.remedy.remove-hosts-entry': { readonly host: string | number }
  'name-points-elsewhere.remedy.ask-which-address': { readonly host: string | number }
  'name-points-elsewhere.test.try-other-address': { readonly host: string | number; readonly other: string | number }
  'proxy-unreachable.title': { readonly proxy: string | number }
  'proxy-unreachable.why': Readonly<Record<never, never>>
  'proxy-unreachable.remedy.start-proxy': Readonly<Record<never, never>>
  'proxy-unreachable.remedy.remove-setting': Readonly<Record<never, never>>
  'proxy-unreachable.remedy.possible-maker': { readonly name: string | number; readonly port: string | number }
  'proxy-authentication-required.title': { readonly proxy: string | number }
  'proxy-authentication-required.why': Readonly<Record<never, never>>
  'proxy-authentication-required.schemes.title': { readonly proxy: string | number; readonly schemes: string | number }
  'proxy-authentication-required.schemes.why': { readonly schemes: string | number }
  'proxy-authentication-required.socks.title': { readonly proxy: string | number }
  'proxy-authentication-required.socks.why': Readonly<Record<never, never>>
  'proxy-authentication-required.refused.title': { readonly proxy: string | number }
  'proxy-authentication-required.refused.why': Readonly<Record<never, never>>
  'proxy-authentication-required.remedy.log-in': Readonly<Record<never, never>>
  'proxy-authentication-required.remedy.correct-login': Readonly<Record<never, never>>
  'proxy-refuses-target.title': { readonly host: string | number; readonly port: string | number; readonly proxy: string | number; readonly status: string | number }
  'proxy-refuses-target.why': { readonly status: string | number }
  'proxy-refuses-target.no-tunnel.title': { readonly host: string | number; readonly port: string | number; readonly proxy: string | number }
  'proxy-refuses-target.no-tunnel.why': Readonly<Record<never, never>>
  'proxy-refuses-target.ruleset.title': { readonly host: string | number; readonly port: string | number; readonly proxy: string | number }
  'proxy-refuses-target.ruleset.why': Readonly<Record<never, never>>
  'proxy-refuses-target.own-way.title': { readonly code: string | number; readonly host: string | number; readonly obstacle: string; readonly port: string | number; readonly proxy: string | number }
  'proxy-refuses-target.own-way.why': { readonly code: string | number; readonly obstacle: string }
  'proxy-refuses-target.not-offered.title': { readonly code: number; readonly host: string | number; readonly port: string | number; readonly proxy: string | number }
  'proxy-refuses-target.not-offered.why': { readonly code: number }
  'proxy-refuses-target.not-identified.title': { readonly proxy: string | number }
  'proxy-refuses-target.not-identified.why': Readonly<Record<never, never>>
  'proxy-refuses-target.remedy.ask-it': { readonly host: string | number; readonly port: string | number }
  'proxy-refuses-target.remedy.check-own-way': { readonly host: string | number; readonly port: string | number }
  'proxy-breaks-websocket.title': { readonly proxy: string | number }
  'proxy-breaks-websocket.why': Readonly<Record<never, never>>
  'proxy-breaks-websocket.status.title': { readonly proxy: string | number; readonly status: string | number }
  'proxy-breaks-websocket.status.why': Readonly<Record<never, never>>
  'proxy-breaks-websocket.remedy.use-tls': { readonly url: string | number }
  'proxy-breaks-websocket.remedy.ask-it': { readonly host: string | number; readonly port: string | number; readonly proxy: string | number }
  'proxy-breaks-websocket.test.without-proxy': Readonly<Record<never, never>>
  'pac-broken.title': { readonly url: string | number }
  'pac-broken.why': Readonly<Record<never, never>>
  'pac-broken.faulty.title': { readonly url: string | number }
  'pac-broken.faulty.why': Readonly<Record<never, never>>
  'pac-broken.endless.title': { readonly url: string | number }
  'pac-broken.endless.why': Readonly<Record<never, never>>
  'pac-broken.nonsense.title': { readonly url: string | number }
  'pac-broken.nonsense.why': Readonly<Record<never, never>>
  'pac-broken.remedy.tell-it': { readonly url: string | number }
  'pac-broken.remedy.remove-setting': Readonly<Record<never, never>>
  'pac-broken.remedy.stop-looking': Readonly<Record<never, never>>
  'proxy-needed.title': { readonly host: string | number; readonly proxy: string | number }
  'proxy-needed.why': Readonly<Record<never, never>>
  'proxy-needed.remedy.configure-program': { readonly proxy: string | number }
  'private-address-elsewhere.title': { readonly address: string | number }
  'private-address-elsewhere.why': Readonly<Record<never, never>>
  'private-address-elsewhere.remedy.join-network': Readonly<Record<never, never>>
  'private-address-elsewhere.remedy.ask-public-address': { readonly address: string | number }
  'private-address-elsewhere.test.from-inside': { readonly address: string | number }
  'listen-address-mismatch.title': { readonly bound: string | number; readonly called: string | number; readonly port: string | number }
  'listen-address-mismatch.why': Readonly<Record<never, never>>
  'listen-address-mismatch.remedy.listen-everywhere': { readonly port: string | number; readonly wildcard: string | number }
  'listen-address-mismatch.remedy.call-bound-address': { readonly bound: string | number }
  'wrong-port.title': { readonly count: number; readonly otherPorts: string | number; readonly port: string | number }
  'wrong-port.why': Readonly<Record<never, never>>
  'wrong-port.remedy.use-other-port': { readonly url: string | number }
  'wrong-port.remedy.ask-owner': { readonly port: string | number }
  'wrong-port.test.try-other-port': { readonly url: string | number }
  'behind-cdn.title': { readonly address: string | number; readonly cdn: string | number; readonly count: number; readonly host: string | number; readonly port: string | number; readonly ports: string | number }
  'behind-cdn.why': { readonly address: string | number; readonly cdn: string | number; readonly count: number; readonly ports: string | number }
  'behind-cdn.by-name.title': { readonly alias: string | number; readonly cdn: string | number; readonly count: number; readonly host: string | number; readonly port: string | number; readonly ports: string | number }
  'behind-cdn.by-name.why': { readonly alias: string | number; readonly cdn: string | number; readonly count: number; readonly ports: string | number }
  'behind-cdn.by-answer.title': { readonly cdn: string | number; readonly count: number; readonly host: string | number; readonly otherPort: string | number; readonly port: string | number; readonly ports: string | number }
  'behind-cdn.by-answer.why': { readonly cdn: string | number; readonly count: number; readonly otherPort: string | number; readonly ports: string | number }
  'behind-cdn.remedy.use-forwarded-port': { readonly cdn: string | number; readonly ports: string | number }
  'behind-cdn.remedy.go-around': { readonly cdn: string | number; readonly port: string | number }
  'behind-cdn.test.ask-owner': { readonly cdn: string | number; readonly host: string | number; readonly port: string | number }
  'server-not-listening.title': { readonly address: string | number; readonly port: string | number }
  'server-not-listening.why': Readonly<Record<never, never>>
  'server-not-listening.here.title': { readonly port: string | number }
  'server-not-listening.here.why': Readonly<Record<never, never>>
  'server-not-listening.described.title': { readonly address: string | number; readonly port: string | number }
  'server-not-listening.described.why': Readonly<Record<never, never>>
  'server-not-listening.remedy.then-firewall': { readonly port: string | number }
  'server-not-listening.remedy.start-program': { readonly port: string | number }
  'server-not-listening.remedy.check-port': { readonly port: string | number }
  'server-not-listening.test.list-listeners': { readonly port: string | number }
  'firewall-drops.title': { readonly address: string | number; readonly answering: string | number; readonly port: string | number }
  'firewall-drops.why': { readonly answering: string | number }
  'firewall-drops.all-silent.title': { readonly address: string | number; readonly port: string | number }
  'firewall-drops.all-silent.why': Readonly<Record<never, never>>
  'firewall-drops.on-the-way.title': { readonly address: string | number; readonly port: string | number }
  'firewall-drops.on-the-way.why': Readonly<Record<never, never>>
  'firewall-drops.on-the-server.title': { readonly address: string | number; readonly port: string | number }
  'firewall-drops.on-the-server.why': Readonly<Record<never, never>>
  'firewall-drops.by-its-rules.title': { readonly address: string | number; readonly port: string | number }
  'firewall-drops.by-its-rules.why': Readonly<Record<never, never>>
  'firewall-drops.before-the-server.title': { readonly address: string | number; readonly port: string | number }
  'firewall-drops.before-the-server.why': Readonly<Record<never, never>>
  'firewall-drops.counted-there.title': { readonly address: string | number; readonly port: string | number }
  'firewall-drops.counted-there.why': Readonly<Record<never, never>>
  'firewall-drops.answer-lost.title': { readonly address: string | number; readonly port: string | number }
  'firewall-drops.answer-lost.why': Readonly<Record<never, never>>
  'firewall-drops.remedy.before-the-server': { readonly port: string | number }
  'firewall-drops.test.read-rules': { readonly port: string | number }
  'firewall-drops.test.same-address': { readonly address: string | number }
  'firewall-drops.test.compare-callers': Readonly<Record<never, never>>
  'firewall-drops.remedy.on-the-server': { readonly port: string | number }
  'server-firewall.remedy.ufw': { readonly port: string | number }
  'server-firewall.remedy.firewalld': { readonly port: string | number }
  'firewall-drops.remedy.provider-first': { readonly port: string | number }
  'firewall-drops.remedy.open-one-port': { readonly port: string | number }
  'firewall-drops.test.watch-arrivals': { readonly port: string | number }
  'cloud-firewall-drops.title': { readonly address: string | number; readonly port: string | number; readonly provider: string | number }
  'cloud-firewall-drops.why': { readonly provider: string | number }
  'cloud-firewall-drops.all-silent.title': { readonly address: string | number; readonly port: string | number; readonly provider: string | number }
  'cloud-firewall-drops.all-silent.why': { readonly provider: string | number }
  'cloud-firewall-drops.remedy.security-group': { readonly port: string | number; readonly provider: string | number }
  'cloud-firewall-drops.remedy.network-security-group': { readonly port: string | number; readonly provider: string | number }
  'cloud-firewall-drops.remedy.vpc-firewall-rule': { readonly port: string | number; readonly provider: string | number }
  'cloud-firewall-drops.remedy.security-list': { readonly port: string | number; readonly provider: string | number }
  'cloud-firewall-drops.remedy.cloud-firewall': { readonly port: string | number; readonly provider: string | number }
  'cloud-firewall-drops.remedy.firewall': { readonly port: string | number; readonly provider: string | number }
  'cloud-firewall-drops.remedy.firewall-group': { readonly port: string | number; readonly provider: string | number }
  'cloud-firewall-drops.remedy.edge-network-firewall': { readonly port: string | number; readonly provider: string | number }
  'cloud-firewall-drops.remedy.then-on-the-server': { readonly port: string | number }
  'cloud-firewall-drops.test.watch-arrivals': { readonly port: string | number; readonly provider: string | number }
  'hosting-panel-port-closed.title': { readonly address: string | number; readonly panel: string | number; readonly panelPort: string | number; readonly port: string | number }
  'hosting-panel-port-closed.why': { readonly panel: string | number; readonly panelPort: string | number }
  'hosting-panel-port-closed.remedy.open-in-panel': { readonly panel: string | number; readonly port: string | number }
  'hosting-panel-port-closed.remedy.provider-too': { readonly port: string | number }
  'hosting-panel-port-closed.test.watch-arrivals': { readonly panel: string | number; readonly port: string | number }
  'no-machine-at-address.title': { readonly address: string | number }
  'no-machine-at-address.why': Readonly<Record<never, never>>
  'no-machine-at-address.all-silent.title': { readonly address: string | number }
  'no-machine-at-address.all-silent.why': Readonly<Record<never, never>>
  'no-machine-at-address.described-elsewhere.title': { readonly address: string | number; readonly addresses: string | number }
  'no-machine-at-address.described-elsewhere.why': Readonly<Record<never, never>>
  'no-machine-at-address.described-offline.title': { readonly address: string | number }
  'no-machine-at-address.described-offline.why': Readonly<Record<never, never>>
  'no-machine-at-address.remedy.call-described': { readonly address: string | number }
  'no-machine-at-address.remedy.switch-on': Readonly<Record<never, never>>
  'no-machine-at-address.remedy.check-address': { readonly address: string | number }
  'no-machine-at-address.test.ask-owner': { readonly address: string | number }
  'firewall-rejects.title': { readonly address: string | number; readonly port: string | number }
  'firewall-rejects.why': Readonly<Record<never, never>>
  'firewall-rejects.reset.title': { readonly address: string | number; readonly port: string | number }
  'firewall-rejects.reset.why': Readonly<Record<never, never>>
  'firewall-rejects.on-the-way.title': { readonly address: string | number; readonly port: string | number }
  'firewall-rejects.on-the-way.why': Readonly<Record<never, never>>
  'firewall-rejects.on-the-server.title': { readonly address: string | number; readonly port: string | number }
  'firewall-rejects.on-the-server.why': Readonly<Record<never, never>>
  'firewall-rejects.by-its-rules.title': { readonly address: string | number; readonly port: string | number }
  'firewall-rejects.by-its-rules.why': Readonly<Record<never, never>>
  'firewall-rejects.remedy.open-one-port': { readonly port: string | number }
  'firewall-rejects.test.list-listeners': { readonly port: string | number }
  'tls-required.title': { readonly port: string | number; readonly scheme: string | number }
  'tls-required.why': { readonly scheme: string | number }
  'tls-required.remedy.use-encrypted-address': { readonly url: string | number }
  'tls-not-offered.title': { readonly port: string | number }
  'tls-not-offered.why': Readonly<Record<never, never>>
  'tls-not-offered.remedy.use-plain-address': { readonly url: string | number }
  'tls-not-offered.remedy.enable-tls': { readonly port: string | number }
  'protocol-mismatch.title': { readonly asked: string | number; readonly port: string | number; readonly spoken: string | number }
  'protocol-mismatch.why': Readonly<Record<never, never>>
  'protocol-mismatch.described.title': { readonly asked: string | number; readonly port: string | number; readonly spoken: string | number }
  'protocol-mismatch.described.why': { readonly spoken: string | number }
  'protocol-mismatch.unknown.title': { readonly asked: string | number; readonly port: string | number; readonly start: string | number }
  'protocol-mismatch.unknown.why': { readonly start: string | number }
  'protocol-mismatch.likely.title': { readonly asked: string | number; readonly port: string | number; readonly spoken: string | number }
  'protocol-mismatch.likely.why': { readonly spoken: string | number }
  'protocol-mismatch.perhaps.title': { readonly asked: string | number; readonly port: string | number; readonly spoken: string | number; readonly start: string | number }
  'protocol-mismatch.perhaps.why': { readonly spoken: string | number; readonly start: string | number }
  'protocol-mismatch.lines.title': { readonly asked: string | number; readonly port: string | number; readonly spoken: string | number; readonly start: string | number }
  'protocol-mismatch.lines.why': { readonly spoken: string | number; readonly start: string | number }
  'protocol-mismatch.socket-io.title': { readonly asked: string | number; readonly port: string | number }
  'protocol-mismatch.socket-io.why': { readonly asked: string | number }
  'protocol-mismatch.socket-io-beside.title': { readonly asked: string | number; readonly port: string | number }
  'protocol-mismatch.socket-io-beside.why': { readonly asked: string | number }
  'protocol-mismatch.websocket-wanted.title': { readonly port: string | number }
  'protocol-mismatch.websocket-wanted.why': Readonly<Record<never, never>>
  'protocol-mismatch.speaks-second.title': { readonly asked: string | number; readonly port: string | number }
  'protocol-mismatch.speaks-second.why': Readonly<Record<never, never>>
  'protocol-mismatch.remedy.check-port': { readonly asked: string | number }
  'protocol-mismatch.remedy.same-language': { readonly asked: string | number }
  'protocol-mismatch.remedy.use-websocket': { readonly url: string | number }
  'protocol-mismatch.remedy.use-socket-io': { readonly url: string | number }
  'protocol-mismatch.remedy.ask-owner': { readonly port: string | number }
  'protocol-mismatch.test.ask-owner': { readonly port: string | number }
  'protocol-mismatch.test.try-socket-io': { readonly url: string | number }
  'websocket-answer-not-http.title': { readonly port: string | number; readonly start: string | number }
  'websocket-answer-not-http.why': { readonly start: string | number }
  'websocket-answer-not-http.malformed.title': { readonly port: string | number }
  'websocket-answer-not-http.malformed.why': Readonly<Record<never, never>>
  'websocket-answer-not-http.too-large.title': { readonly port: string | number }
  'websocket-answer-not-http.too-large.why': Readonly<Record<never, never>>
  'websocket-answer-not-http.remedy.listen-websocket': { readonly port: string | number }
  'websocket-answer-not-http.remedy.check-port': Readonly<Record<never, never>>
  'websocket-handshake-invalid.title': { readonly port: string | number }
  'websocket-handshake-invalid.why': Readonly<Record<never, never>>
  'websocket-handshake-invalid.remedy.check-proxy-and-library': Readonly<Record<never, never>>
  'websocket-refused.200.title': { readonly path: string | number }
  'websocket-refused.200.why': { readonly path: string | number }
  'websocket-refused.redirect.title': { readonly location: string | number; readonly status: string | number }
  'websocket-refused.redirect.why': { readonly status: string | number }
  'websocket-refused.400.title': Readonly<Record<never, never>>
  'websocket-refused.400.why': Readonly<Record<never, never>>
  'websocket-refused.401.title': { readonly status: string | number }
  'websocket-refused.401.why': Readonly<Record<never, never>>
  'websocket-refused.403.title': Readonly<Record<never, never>>
  'websocket-refused.403.why': Readonly<Record<never, never>>
  'websocket-refused.404.title': { readonly path: string | number }
  'websocket-refused.404.why': Readonly<Record<never, never>>
  'websocket-refused.405.title': { readonly path: string | number }
  'websocket-refused.405.why': Readonly<Record<never, never>>
  'websocket-refused.426.title': Readonly<Record<never, never>>
  'websocket-refused.426.why': Readonly<Record<never, never>>
  'websocket-refused.429.title': Readonly<Record<never, never>>
  'websocket-refused.429.why': Readonly<Record<never, never>>
  'websocket-refused.500.title': Readonly<Record<never, never>>
  'websocket-refused.500.why': Readonly<Record<never, never>>
  'websocket-refused.backend.title': { readonly status: string | number }
  'websocket-refused.backend.why': Readonly<Record<never, never>>
  'websocket-refused.cdn-origin.title': { readonly status: string | number }
  'websocket-refused.cdn-origin.why': Readonly<Record<never, never>>
  'websocket-refused.other.title': { readonly status: string | number }
  'websocket-refused.other.why': Readonly<Record<never, never>>
  'websocket-refused.remedy.check-path': { readonly path: string | number }
  'websocket-refused.remedy.use-location': { readonly location: string | number }
  'websocket-refused.remedy.pass-upgrade-headers': Readonly<Record<never, never>>
  'websocket-refused.remedy.log-in': Readonly<Record<never, never>>
  'websocket-refused.remedy.allow-origin': { readonly host: string | number }
  'websocket-refused.remedy.wait': Readonly<Record<never, never>>
  'websocket-refused.remedy.read-server-log': Readonly<Record<never, never>>
  'websocket-refused.remedy.start-backend': Readonly<Record<never, never>>
  'websocket-refused.remedy.check-origin-server': { readonly status: string | number }
  'backend-down.title': { readonly status: string | number }
  'backend-down.why': Readonly<Record<never, never>>
  'backend-down.remedy.start-backend': Readonly<Record<never, never>>
  'backend-down.test.ask-owner': Readonly<Record<never, never>>
  'http-error.401.title': { readonly status: string | number }
  'http-error.401.why': Readonly<Record<never, never>>
  'http-error.403.title': { readonly path: string | number }
  'http-error.403.why': Readonly<Record<never, never>>
  'http-error.404.title': { readonly path: string | number; readonly status: string | number }
  'http-error.404.why': Readonly<Record<never, never>>
  'http-error.429.title': Readonly<Record<never, never>>
  'http-error.429.why': Readonly<Record<never, never>>
  'http-error.other.title': { readonly status: string | number }
  'http-error.other.why': Readonly<Record<never, never>>
  'http-error.malformed.title': { readonly port: string | number }
  'http-error.malformed.why': Readonly<Record<never, never>>
  'http-error.too-large.title': { readonly port: string | number }
  'http-error.too-large.why': Readonly<Record<never, never>>
  'http-error.no-head.title': { readonly port: string | number }
  'http-error.no-head.why': Readonly<Record<never, never>>
  'http-error.remedy.mend-answer': { readonly port: string | number }
  'http-error.test.read-with-curl': Readonly<Record<never, never>>
  'http-error.remedy.log-in': Readonly<Record<never, never>>
  'http-error.remedy.ask-access': Readonly<Record<never, never>>
  'http-error.remedy.check-path': { readonly path: string | number }
  'http-error.remedy.wait': Readonly<Record<never, never>>
  'http-error.remedy.read-server-log': { readonly status: string | number }
  'certificate-expired.title': { readonly subject: string | number; readonly validTo: number }
  'certificate-expired.why': Readonly<Record<never, never>>
  'certificate-expired.by-both-clocks.title': { readonly subject: string | number; readonly validTo: number }
  'certificate-expired.by-both-clocks.why': Readonly<Record<never, never>>
  'certificate-expired.remedy.renew': { readonly host: string | number }
  'certificate-expired.remedy.check-clock': { readonly now: number }
  'certificate-expired.test.compare-clock': { readonly now: number }
  'certificate-not-yet-valid.title': { readonly subject: string | number; readonly validFrom: number }
  'certificate-not-yet-valid.why': Readonly<Record<never, never>>
  'certificate-not-yet-valid.by-both-clocks.title': { readonly subject: string | number; readonly validFrom: number }
  'certificate-not-yet-valid.by-both-clocks.why': Readonly<Record<never, never>>
  'certificate-not-yet-valid.remedy.check-clock': { readonly now: number }
  'certificate-not-yet-valid.remedy.replace': { readonly host: string | number }
  'certificate-not-yet-valid.test.compare-clock': { readonly now: number }
  'clock-wrong.title': { readonly now: number }
  'clock-wrong.why': Readonly<Record<never, never>>
  'clock-wrong.two-sides.title': { readonly minutes: number }
  'clock-wrong.two-sides.why': Readonly<Record<never, never>>
  'clock-wrong.future-file.title': { readonly days: number }
  'clock-wrong.future-file.why': Readonly<Record<never, never>>
  'clock-wrong.remedy.set-server-clock': Readonly<Record<never, never>>
  'clock-wrong.remedy.set-clock': Readonly<Record<never, never>>
  'clock-wrong.test.compare-clock': { readonly now: number }
  'certificate-wrong-name.title': { readonly host: string | number; readonly more: number; readonly names: string | number }
  'certificate-wrong-name.why': { readonly more: number; readonly names: string | number }
  'certificate-wrong-name.no-names.title': { readonly host: string | number }
  'certificate-wrong-name.no-names.why': Readonly<Record<never, never>>
  'certificate-wrong-name.remedy.use-name': Readonly<Record<never, never>>
  'certificate-wrong-name.remedy.check-name': { readonly host: string | number }
  'certificate-wrong-name.remedy.add-name': { readonly host: string | number }
  'certificate-untrusted.self-signed.title': { readonly subject: string | number }
  'certificate-untrusted.self-signed.why': { readonly subject: string | number }
  'certificate-untrusted.unknown-root.title': { readonly issuer: string | number }
  'certificate-untrusted.unknown-root.why': { readonly issuer: string | number }
  'certificate-untrusted.issuer-unknown.title': { readonly issuer: string | number }
  'certificate-untrusted.issuer-unknown.why': { readonly issuer: string | number }
  'certificate-untrusted.too-weak.title': { readonly key: string | number }
  'certificate-untrusted.too-weak.why': { readonly key: string | number }
  'certificate-untrusted.other.title': { readonly subject: string | number }
  'certificate-untrusted.other.why': Readonly<Record<never, never>>
  'certificate-untrusted.remedy.use-known-authority': { readonly host: string | number }
  'certificate-untrusted.remedy.send-full-chain': Readonly<Record<never, never>>
  'certificate-untrusted.remedy.install-authority': { readonly issuer: string | number }
  'client-certificate-required.title': { readonly host: string | number }
  'client-certificate-required.why': Readonly<Record<never, never>>
  'client-certificate-required.remedy.ask-for-certificate': { readonly host: string | number }
  'client-certificate-required.test.ask-owner': Readonly<Record<never, never>>
  'tls-version-mismatch.title': { readonly port: string | number }
  'tls-version-mismatch.why': Readonly<Record<never, never>>
  'tls-version-mismatch.settings.title': { readonly port: string | number }
  'tls-version-mismatch.settings.why': Readonly<Record<never, never>>
  'tls-version-mismatch.remedy.enable-current-tls': Readonly<Record<never, never>>
  'tls-version-mismatch.test.ask-owner': Readonly<Record<never, never>>
  'tls-version-mismatch.test.settings-or-name': { readonly host: string | number }
  'server-closes-at-once.title': { readonly port: string | number }
  'server-closes-at-once.why': Readonly<Record<never, never>>
  'server-closes-at-once.after-request.title': { readonly port: string | number }
  'server-closes-at-once.after-request.why': Readonly<Record<never, never>>
  'server-closes-at-once.inside-too.title': { readonly port: string | number }
  'server-closes-at-once.inside-too.why': Readonly<Record<never, never>>
  'server-closes-at-once.mid-answer.title': { readonly port: string | number }
  'server-closes-at-once.mid-answer.why': Readonly<Record<never, never>>
  'server-closes-at-once.remedy.read-server-log': Readonly<Record<never, never>>
  'server-closes-at-once.remedy.check-allowed-addresses': Readonly<Record<never, never>>
  'server-closes-at-once.test.read-server-log': Readonly<Record<never, never>>
  'connection-reset.title': { readonly port: string | number }
  'connection-reset.why': Readonly<Record<never, never>>
  'connection-reset.after-request.title': { readonly port: string | number }
  'connection-reset.after-request.why': Readonly<Record<never, never>>
  'connection-reset.inside-too.title': { readonly port: string | number }
  'connection-reset.inside-too.why': Readonly<Record<never, never>>
  'connection-reset.mid-answer.title': { readonly port: string | number }
  'connection-reset.mid-answer.why': Readonly<Record<never, never>>
  'connection-reset.remedy.read-server-log': Readonly<Record<never, never>>
  'connection-reset.remedy.try-other-network': Readonly<Record<never, never>>
  'connection-reset.test.other-network': Readonly<Record<never, never>>
  'server-silent.title': { readonly asked: string | number; readonly port: string | number }
  'server-silent.why': { readonly asked: string | number }
  'server-silent.mid-answer.title': { readonly port: string | number }
  'server-silent.mid-answer.why': Readonly<Record<never, never>>
  'server-silent.queue-full.title': { readonly port: string | number }
  'server-silent.queue-full.why': Readonly<Record<never, never>>
  'server-silent.queue-full-elsewhere.title': { readonly port: string | number }
  'server-silent.queue-full-elsewhere.why': Readonly<Record<never, never>>
  'server-silent.queue-full-described.title': { readonly port: string | number }
  'server-silent.queue-full-described.why': Readonly<Record<never, never>>
  'server-silent.inside-too.title': { readonly port: string | number }
  'server-silent.inside-too.why': Readonly<Record<never, never>>
  'server-silent.answers-inside.title': { readonly port: string | number }
  'server-silent.answers-inside.why': Readonly<Record<never, never>>
  'server-silent.remedy.restart-program': { readonly port: string | number }
  'server-silent.remedy.check-protocol': { readonly asked: string | number }
  'server-silent.remedy.look-between': Readonly<Record<never, never>>
  'server-silent.test.from-server': { readonly port: string | number }
  'aspect.name': Readonly<Record<never, never>>
  'aspect.address': Readonly<Record<never, never>>
  'aspect.port': Readonly<Record<never, never>>
  'aspect.reach': Readonly<Record<never, never>>
  'aspect.proxy': Readonly<Record<never, never>>
  'aspect.encryption': Readonly<Record<never, never>>
  'aspect.certificate': Readonly<Record<never, never>>
  'aspect.protocol': Readonly<Record<never, never>>
  'aspect.path': Readonly<Record<never, never>>
  'aspect.firewall': Readonly<Record<never, never>>
  'aspect.arrival': Readonly<Record<never, never>>
  'aspect.front': Readonly<Record<never, never>>
  'aspect.clock': Readonly<Record<never, never>>
  'match.same': Readonly<Record<never, never>>
  'match.different': Readonly<Record<never, never>>
  'match.unknown': Readonly<Record<never, never>>
  'row.unknown': Readonly<Record<never, never>>
  'row.described.address.its-own': { readonly addresses: string | number }
  'row.described.address.perhaps-its-own': { readonly addresses: string | number }
  'row.described.address.not-its-own': Readonly<Record<never, never>>
  'row.described.port.nothing': { readonly port: string | number }
  'row.described.port.listens': { readonly bound: string | number }
  'row.described.port.program-listens': { readonly bound: string | number; readonly program: string | number }
  'row.described.reach.accepted': Readonly<Record<never, never>>
  'row.described.reach.refused': Readonly<Record<never, never>>
  'row.described.reach.silent': Readonly<Record<never, never>>
  'row.described.protocol.speaks': { readonly protocol: string | number }
  'row.described.firewall.allows': { readonly port: string | number }
  'row.described.firewall.drops': { readonly port: string | number }
  'row.described.firewall.rejects': { readonly port: string | number }
  'row.described.firewall.not-known': { readonly port: string | number }
  'row.described.arrival.answered': { readonly port: string | number }
  'row.described.arrival.refused': { readonly port: string | number }
  'row.described.arrival.never-arrived': { readonly port: string | number }
  'row.described.front.line': { readonly file: string | number; readonly line: number; readonly program: string | number }
  'row.described.front.nothing': { readonly port: string | number }
  'row.described.clock.written': { readonly time: string | number }
  'row.clock.here': { readonly time: string | number }
  'row.clock.agrees': Readonly<Record<never, never>>
  'row.clock.apart': { readonly minutes: number }
  'row.not-reached': Readonly<Record<never, never>>
  'row.name.asked': { readonly host: string | number }
  'row.name.found': { readonly addresses: string | number }
  'row.name.not-found': Readonly<Record<never, never>>
  'row.name.no-address': Readonly<Record<never, never>>
  'row.name.lookup-failed': Readonly<Record<never, never>>
  'row.address.called': { readonly addresses: string | number }
  'row.address.expected': { readonly expected: string | number }
  'row.address.other': { readonly addresses: string | number }
  'row.address.this-computer': Readonly<Record<never, never>>
  'row.address.answers': Readonly<Record<never, never>>
  'row.address.silent': Readonly<Record<never, never>>
  'row.address.absent': Readonly<Record<never, never>>
  'row.address.unusable': Readonly<Record<never, never>>
  'row.port.asked': { readonly port: string | number }
  'row.port.open': Readonly<Record<never, never>>
  'row.port.closed': Readonly<Record<never, never>>
  'row.port.closed-others-open': { readonly ports: string | number }
  'row.port.silent': Readonly<Record<never, never>>
  'row.port.silent-others-answer': { readonly ports: string | number }
  'row.reach.from': { readonly localAddress: string | number }
  'row.reach.attempted': Readonly<Record<never, never>>
  'row.reach.accepted': { readonly durationMs: number }
  'row.reach.refused': Readonly<Record<never, never>>
  'row.reach.silent': { readonly durationMs: number }
  'row.reach.rejected': Readonly<Record<never, never>>
  'row.reach.not-sent': Readonly<Record<never, never>>
  'row.reach.reset': Readonly<Record<never, never>>
  'row.proxy.set': { readonly proxy: string | number }
  'row.proxy.tunnel-opened': Readonly<Record<never, never>>
  'row.proxy.unreachable': Readonly<Record<never, never>>
  'row.proxy.refused': Readonly<Record<never, never>>
  'row.proxy.script': { readonly url: string | number }
  'row.proxy.script-broken': Readonly<Record<never, never>>
  'row.encryption.none': Readonly<Record<never, never>>
  'row.encryption.tls': Readonly<Record<never, never>>
  'row.encryption.offered': { readonly version: string | number }
  'row.encryption.offered-unasked': Readonly<Record<never, never>>
  'row.encryption.refused': Readonly<Record<never, never>>
  'row.encryption.plain-only': Readonly<Record<never, never>>
  'row.certificate.wanted': { readonly host: string | number }
  'row.certificate.good': { readonly issuer: string | number; readonly subject: string | number; readonly validTo: number }
  'row.certificate.expired': { readonly subject: string | number; readonly validTo: number }
  'row.certificate.not-yet-valid': { readonly subject: string | number; readonly validFrom: number }
  'row.certificate.wrong-name': { readonly subject: string | number }
  'row.certificate.untrusted': { readonly issuer: string | number; readonly subject: string | number }
  'row.protocol.asked': { readonly protocol: string | number }
  'row.protocol.any': Readonly<Record<never, never>>
  'row.protocol.spoken': { readonly protocol: string | number }
  'row.protocol.likely': { readonly protocol: string | number }
  'row.protocol.http-not-websocket': { readonly status: string | number }
  'row.protocol.unrecognised': { readonly start: string | number }
  'row.protocol.invalid-websocket': Readonly<Record<never, never>>
  'row.protocol.broken-http': Readonly<Record<never, never>>
  'row.protocol.silent': Readonly<Record<never, never>>
  'row.protocol.waits': Readonly<Record<never, never>>
  'row.protocol.closes': Readonly<Record<never, never>>
  'row.path.asked': { readonly path: string | number }
  'row.path.accepted': Readonly<Record<never, never>>
  'row.path.status': { readonly status: string | number }
  'step.system-lookup.running': { readonly name: string | number }
  'step.system-lookup.succeeded': { readonly addresses: string | number; readonly name: string | number }
  'step.system-lookup.failed': { readonly name: string | number }
  'step.dns-query.running': { readonly name: string | number; readonly recordType: string | number; readonly resolver: string | number }
  'step.dns-query.succeeded': { readonly addresses: string | number; readonly recordType: string | number; readonly resolver: string | number }
  'step.dns-query.failed': { readonly name: string | number; readonly recordType: string | number; readonly resolver: string | number }
  'step.tcp-connect.running': { readonly address: string | number; readonly port: string | number }
  'step.tcp-connect.succeeded': { readonly address: string | number; readonly port: string | number }
  'step.tcp-connect.failed': { readonly address: string | number; readonly port: string | number }
  'step.other-ports': { readonly address: string | number; readonly ports: string | number }
  'step.first-bytes.running': { readonly address: string | number; readonly port: string | number }
  'step.first-bytes.spoke': { readonly address: string | number; readonly port: string | number; readonly start: string | number }
  'step.first-bytes.waits': { readonly address: string | number; readonly port: string | number }
  'step.first-bytes.closed': { readonly address: string | number; readonly port: string | number }
  'step.first-bytes.failed': { readonly address: string | number; readonly port: string | number }
  'step.service-greeting.running': { readonly address: string | number; readonly port: string | number }
  'step.service-greeting.answered': { readonly address: string | number; readonly port: string | number; readonly start: string | number }
  'step.service-greeting.silent': { readonly address: string | number; readonly port: string | number }
  'step.service-greeting.failed': { readonly address: string | number; readonly port: string | number }
  'step.tls-handshake.running': { readonly address: string | number; readonly port: string | number }
  'step.tls-handshake.succeeded': { readonly address: string | number; readonly issuer: string | number; readonly port: string | number; readonly subject: string | number; readonly version: string | number }
  'step.tls-handshake.failed': { readonly address: string | number; readonly port: string | number }
  'step.http-exchange.running': { readonly address: string | number; readonly path: string | number; readonly port: string | number }
  'step.http-exchange.succeeded': { readonly address: string | number; readonly port: string | number; readonly status: string | number }
  'step.http-exchange.failed': { readonly address: string | number; readonly port: string | number }
  'step.websocket-upgrade.running': { readonly address: string | number; readonly port: string | number }
  'step.websocket-upgrade.succeeded': { readonly address: string | number; readonly port: string | number }
  'step.websocket-upgrade.refused': { readonly address: string | number; readonly port: string | number; readonly status: string | number }
  'step.websocket-upgrade.failed': { readonly address: string | number; readonly port: string | number }
  'step.proxy-tunnel.running': { readonly host: string | number; readonly port: string | number; readonly proxy: string | number }
  'step.proxy-tunnel.succeeded': { readonly host: string | number; readonly port: string | number; readonly proxy: string | number }
  'step.proxy-tunnel.failed': { readonly host: string | number; readonly port: string | number; readonly proxy: string | number }
  'step.proxy-tunnel.page': { readonly page: string | number; readonly status: string | number }
  'step.network-interfaces.running': Readonly<Record<never, never>>
  'step.network-interfaces.succeeded': Readonly<Record<never, never>>
  'step.network-interfaces.failed': Readonly<Record<never, never>>
  'step.firewall.running': Readonly<Record<never, never>>
  'step.firewall.failed': Readonly<Record<never, never>>
  'step.firewall.outbound.allows': { readonly address: string | number; readonly port: string | number }
  'step.firewall.outbound.drops': { readonly address: string | number; readonly port: string | number }
  'step.firewall.outbound.rejects': { readonly address: string | number; readonly port: string | number }
  'step.firewall.outbound.not-known': { readonly address: string | number; readonly port: string | number }
  'step.firewall.inbound.allows': { readonly address: string | number; readonly port: string | number }
  'step.firewall.inbound.drops': { readonly address: string | number; readonly port: string | number }
  'step.firewall.inbound.rejects': { readonly address: string | number; readonly port: string | number }
  'step.firewall.inbound.not-known': { readonly address: string | number; readonly port: string | number }
  'step.route.running': { readonly address: string | number }
  'step.route.succeeded': { readonly address: string | number; readonly interfaceName: string | number }
  'step.route.failed': { readonly address: string | number }
  'step.resolvers.running': Readonly<Record<never, never>>
  'step.resolvers.succeeded': { readonly servers: string | number }
  'step.resolvers.none': Readonly<Record<never, never>>
  'step.resolvers.failed': Readonly<Record<never, never>>
  'step.hosts-file.running': Readonly<Record<never, never>>
  'step.hosts-file.has-entry': { readonly addresses: string | number; readonly name: string | number }
  'step.hosts-file.no-entry': { readonly name: string | number }
  'step.hosts-file.failed': Readonly<Record<never, never>>
  'step.public-suffix.running': { readonly name: string | number }
  'step.public-suffix.known': { readonly suffix: string | number }
  'step.public-suffix.unknown': { readonly suffix: string | number }
  'step.public-suffix.failed': { readonly name: string | number }
  'step.names-used-before.running': Readonly<Record<never, never>>
  'step.names-used-before.succeeded': { readonly count: number }
  'step.names-used-before.failed': Readonly<Record<never, never>>
  'step.listeners.running': Readonly<Record<never, never>>
  'step.listeners.succeeded': Readonly<Record<never, never>>
  'step.listeners.failed': Readonly<Record<never, never>>
  'step.server-description.running': Readonly<Record<never, never>>
  'step.server-description.succeeded': Readonly<Record<never, never>>
  'step.server-description.failed': Readonly<Record<never, never>>
  'step.call-report.running': Readonly<Record<never, never>>
  'step.call-report.failed': Readonly<Record<never, never>>
  'step.call-report.answered': { readonly port: string | number }
  'step.call-report.refused': { readonly port: string | number }
  'step.call-report.never-arrived': { readonly port: string | number }
  'step.proxy-setting.running': Readonly<Record<never, never>>
  'step.proxy-setting.none': Readonly<Record<never, never>>
  'step.proxy-setting.set': { readonly proxy: string | number }
  'step.proxy-setting.failed': Readonly<Record<never, never>>
  'step.proxy-setting.script': { readonly url: string | number }
  'step.proxy-source.environment.running': Readonly<Record<never, never>>
  'step.proxy-source.gnome.running': Readonly<Record<never, never>>
  'step.proxy-source.kde.running': Readonly<Record<never, never>>
  'step.proxy-source.macos.running': Readonly<Record<never, never>>
  'step.proxy-source.windows.running': Readonly<Record<never, never>>
  'step.proxy-source.chromium.running': Readonly<Record<never, never>>
  'step.proxy-source.winhttp.running': Readonly<Record<never, never>>
  'step.proxy-source.windows-connection.running': Readonly<Record<never, never>>
  'step.proxy-source.git.running': Readonly<Record<never, never>>
  'step.proxy-source.npm.running': Readonly<Record<never, never>>
  'step.proxy-source.curl.running': Readonly<Record<never, never>>
  'step.proxy-source.apt.running': Readonly<Record<never, never>>
  'step.proxy-source.proxy': { readonly proxy: string | number }
  'step.proxy-source.auto-detect': Readonly<Record<never, never>>
  'step.proxy-source.direct': Readonly<Record<never, never>>
  'step.proxy-source.failed': Readonly<Record<never, never>>
  'step.script-discovery.running': Readonly<Record<never, never>>
  'step.script-discovery.succeeded': { readonly urls: string | number }
  'step.script-discovery.failed': Readonly<Record<never, never>>
  'step.proxy-software.running': Readonly<Record<never, never>>
  'step.proxy-software.running-here': { readonly names: string | number }
  'step.proxy-software.none': Readonly<Record<never, never>>
  'step.proxy-software.failed': Readonly<Record<never, never>>
  'step.pac-script.running': { readonly url: string | number }
  'step.pac-script.proxies': { readonly proxies: string | number; readonly url: string | number }
  'step.pac-script.direct': { readonly url: string | number }
  'step.pac-script.failed': { readonly url: string | number }
  'step.pac-script.not-offered': { readonly url: string | number }
  'step.trust-store.running': Readonly<Record<never, never>>
  'step.trust-store.succeeded': { readonly added: number; readonly bundled: number; readonly system: number }
  'step.trust-store.failed': Readonly<Record<never, never>>
  'failure.connection-refused': Readonly<Record<never, never>>
  'failure.no-answer': Readonly<Record<never, never>>
  'failure.connect-timed-out': Readonly<Record<never, never>>
  'failure.host-unreachable': Readonly<Record<never, never>>
  'failure.network-unreachable': Readonly<Record<never, never>>
  'failure.not-permitted': Readonly<Record<never, never>>
  'failure.invalid-argument': Readonly<Record<never, never>>
  'failure.protocol-unreachable': Readonly<Record<never, never>>
  'failure.address-not-available': Readonly<Record<never, never>>
  'failure.address-in-use': Readonly<Record<never, never>>
  'failure.out-of-buffers': Readonly<Record<never, never>>
  'failure.too-many-open-files': Readonly<Record<never, never>>
  'failure.connected-to-itself': Readonly<Record<never, never>>
  'failure.connection-reset': Readonly<Record<never, never>>
  'failure.closed-without-answer': Readonly<Record<never, never>>
  'failure.closed-mid-answer': Readonly<Record<never, never>>
  'failure.name-not-found': Readonly<Record<never, never>>
  'failure.name-without-address': Readonly<Record<never, never>>
  'failure.dns-server-failure': Readonly<Record<never, never>>
  'failure.dns-refused': Readonly<Record<never, never>>
  'failure.dns-malformed-answer': Readonly<Record<never, never>>
  'failure.lookup-failed-temporarily': Readonly<Record<never, never>>
  'failure.tls-not-spoken': Readonly<Record<never, never>>
  'failure.tls-closed': Readonly<Record<never, never>>
  'failure.tls-alert-handshake-failure': Readonly<Record<never, never>>
  'failure.tls-alert-protocol-version': Readonly<Record<never, never>>
  'failure.tls-alert-unrecognized-name': Readonly<Record<never, never>>
  'failure.tls-alert-certificate-required': Readonly<Record<never, never>>
  'failure.tls-alert-no-application-protocol': Readonly<Record<never, never>>
  'failure.tls-alert-other': Readonly<Record<never, never>>
  'failure.tls-malformed': Readonly<Record<never, never>>
  'failure.certificate-not-trusted': Readonly<Record<never, never>>
  'failure.http-not-spoken': Readonly<Record<never, never>>
  'failure.http-malformed': Readonly<Record<never, never>>
  'failure.answer-too-large': Readonly<Record<never, never>>
  'failure.websocket-refused': Readonly<Record<never, never>>
  'failure.websocket-handshake-invalid': Readonly<Record<never, never>>
  'failure.proxy-refused': Readonly<Record<never, never>>
  'failure.proxy-not-spoken': Readonly<Record<never, never>>
  'failure.proxy-login-required': Readonly<Record<never, never>>
  'failure.pac-not-served': Readonly<Record<never, never>>
  'failure.pac-syntax-error': Readonly<Record<never, never>>
  'failure.pac-without-function': Readonly<Record<never, never>>
  'failure.pac-threw': Readonly<Record<never, never>>
  'failure.pac-endless': Readonly<Record<never, never>>
  'failure.pac-out-of-memory': Readonly<Record<never, never>>
  'failure.pac-answer-malformed': Readonly<Record<never, never>>
  'failure.unreadable': Readonly<Record<never, never>>
  'failure.unknown': Readonly<Record<never, never>>
  'not-run.cancelled': Readonly<Record<never, never>>
  'not-run.out-of-time': Readonly<Record<never, never>>
  'not-run.no-longer-needed': Readonly<Record<never, never>>
  'not-run.no-permission': Readonly<Record<never, never>>
  'not-run.unsupported-here': Readonly<Record<never, never>>
  'not-run.needs-consent': Readonly<Record<never, never>>
  'not-run.fault-of-ponte': Readonly<Record<never, never>>
  'message.unknown': { readonly id: string | number }
  'step.udp-send.running': { readonly address: string | number; readonly port: string | number }
  'step.udp-send.succeeded': { readonly address: string | number; readonly port: string | number }
  'step.udp-send.failed': { readonly address: string | number; readonly port: string | number }
  'step.port-budget.running': Readonly<Record<never, never>>
  'step.port-budget.succeeded': { readonly address: string | number; readonly port: string | number; readonly size: number; readonly used: number }
  'step.port-budget.failed': Readonly<Record<never, never>>
  'step.source-address.running': { readonly address: string | number }
  'step.source-address.succeeded': { readonly address: string | number; readonly interfaceName: string | number; readonly localAddress: string | number }
  'step.source-address.unnamed': { readonly address: string | number; readonly localAddress: string | number }
  'step.source-address.failed': { readonly address: string | number }
  'traffic-intercepted.title': Readonly<Record<never, never>>
  'traffic-intercepted.why': Readonly<Record<never, never>>
  'traffic-intercepted.fake-address.title': { readonly address: string | number; readonly host: string | number }
  'traffic-intercepted.fake-address.why': Readonly<Record<never, never>>
  'traffic-intercepted.forged.title': { readonly issuer: string | number; readonly name: string | number }
  'traffic-intercepted.forged.why': { readonly name: string | number }
  'traffic-intercepted.proxy-answers.title': { readonly program: string | number }
  'traffic-intercepted.proxy-answers.why': { readonly program: string | number }
  'traffic-intercepted.remedy.pause-software': Readonly<Record<never, never>>
  'traffic-intercepted.remedy.runs-here': { readonly name: string | number }
  'traffic-intercepted.remedy.ask-it': Readonly<Record<never, never>>
  'traffic-intercepted.test.pause-and-repeat': Readonly<Record<never, never>>
  'traffic-intercepted.test.other-network': Readonly<Record<never, never>>
  'connection-unstable.title': { readonly port: string | number }
  'connection-unstable.why': Readonly<Record<never, never>>
  'connection-unstable.remedy.check-every-backend': Readonly<Record<never, never>>
  'connection-unstable.remedy.read-server-log': { readonly port: string | number }
  'connection-unstable.test.repeat': Readonly<Record<never, never>>
  'ipv6-broken.title': { readonly address: string | number }
  'ipv6-broken.why': Readonly<Record<never, never>>
  'ipv6-broken.remedy.ask-provider': Readonly<Record<never, never>>
  'ipv6-broken.remedy.tell-owner': { readonly address: string | number }
  'ipv6-broken.test.other-ipv6-site': Readonly<Record<never, never>>
  'local-firewall-blocks.title': { readonly address: string | number; readonly port: string | number }
  'local-firewall-blocks.why': Readonly<Record<never, never>>
  'local-firewall-blocks.by-rule.title': { readonly address: string | number; readonly port: string | number; readonly rule: string | number }
  'local-firewall-blocks.by-rule.why': { readonly rule: string | number }
  'local-firewall-blocks.remedy.allow-program': { readonly address: string | number; readonly port: string | number }
  'local-firewall-blocks.remedy.ask-it': Readonly<Record<never, never>>
  'local-firewall-blocks.test.other-computer': { readonly address: string | number }
  'local-network-permission.title': { readonly address: string | number }
  'local-network-permission.why': Readonly<Record<never, never>>
  'local-network-permission.remedy.allow': Readonly<Record<never, never>>
  'local-network-permission.test.gateway': Readonly<Record<never, never>>
  'local-ports-exhausted.title': { readonly address: string | number; readonly port: string | number; readonly size: number; readonly used: number; readonly waiting: number }
  'local-ports-exhausted.why': { readonly size: number; readonly used: number; readonly waiting: number }
  'local-ports-exhausted.remedy.keep-connections': Readonly<Record<never, never>>
  'local-ports-exhausted.remedy.reuse': Readonly<Record<never, never>>
  'local-ports-exhausted.remedy.widen-range': Readonly<Record<never, never>>
  'local-ports-exhausted.remedy.windows-and-macos': Readonly<Record<never, never>>
  'local-ports-exhausted.remedy.more-addresses': Readonly<Record<never, never>>
  'local-ports-exhausted.test.other-port': { readonly address: string | number }
  'local-address-missing.title': Readonly<Record<never, never>>
  'local-address-missing.why': Readonly<Record<never, never>>
  'local-address-missing.remedy.use-any-address': Readonly<Record<never, never>>
  'too-many-open-files.title': Readonly<Record<never, never>>
  'too-many-open-files.why': Readonly<Record<never, never>>
  'too-many-open-files.remedy.close-connections': Readonly<Record<never, never>>
  'too-many-open-files.remedy.raise-limit': Readonly<Record<never, never>>
  'captive-portal.title': { readonly host: string | number }
  'captive-portal.why': Readonly<Record<never, never>>
  'captive-portal.remedy.log-in': Readonly<Record<never, never>>
  'captive-portal.test.other-site': Readonly<Record<never, never>>
  'certificate-intercepted.title': { readonly issuer: string | number }
  'certificate-intercepted.why': Readonly<Record<never, never>>
  'certificate-intercepted.remedy.exclude-server': { readonly host: string | number }
  'certificate-intercepted.remedy.ask-it': { readonly issuer: string | number }
  'certificate-intercepted.test.other-site': { readonly issuer: string | number }
  'websocket-refused.remedy.pass-upgrade-apache': Readonly<Record<never, never>>
  'websocket-refused.remedy.pass-upgrade-caddy': Readonly<Record<never, never>>
  'listen-address-mismatch.remedy.workerman': { readonly port: string | number; readonly wildcard: string | number }
  'listen-address-mismatch.remedy.node': { readonly port: string | number; readonly wildcard: string | number }
  'listen-address-mismatch.remedy.nginx': { readonly port: string | number; readonly wildcard: string | number }
  'listen-address-mismatch.remedy.python': { readonly port: string | number; readonly wildcard: string | number }
  'listen-address-mismatch.remedy.dotnet': { readonly port: string | number; readonly wildcard: string | number }
  'software.clash.pause': Readonly<Record<never, never>>
  'software.sing-box.pause': Readonly<Record<never, never>>
  'software.v2ray.pause': Readonly<Record<never, never>>
  'software.shadowsocks.pause': Readonly<Record<never, never>>
  'software.surge.pause': Readonly<Record<never, never>>
  'software.proxifier.pause': Readonly<Record<never, never>>
  'software.fiddler.pause': Readonly<Record<never, never>>
  'software.charles.pause': Readonly<Record<never, never>>
  'software.mitmproxy.pause': Readonly<Record<never, never>>
  'software.proxyman.pause': Readonly<Record<never, never>>
  'software.http-toolkit.pause': Readonly<Record<never, never>>
  'software.burp.pause': Readonly<Record<never, never>>
  'software.zap.pause': Readonly<Record<never, never>>
  'software.privoxy.pause': Readonly<Record<never, never>>
  'software.squid.pause': Readonly<Record<never, never>>
  'software.tor.pause': Readonly<Record<never, never>>
  'software.zscaler.pause': Readonly<Record<never, never>>
  'software.netskope.pause': Readonly<Record<never, never>>
  'software.cisco.pause': Readonly<Record<never, never>>
  'software.global-protect.pause': Readonly<Record<never, never>>
  'software.forticlient.pause': Readonly<Record<never, never>>
  'software.avast.pause': Readonly<Record<never, never>>
  'software.kaspersky.pause': Readonly<Record<never, never>>
  'software.eset.pause': Readonly<Record<never, never>>
  'software.bitdefender.pause': Readonly<Record<never, never>>
  'software.norton.pause': Readonly<Record<never, never>>
  'software.adguard.pause': Readonly<Record<never, never>>
  'software.wireguard.pause': Readonly<Record<never, never>>
  'software.openvpn.pause': Readonly<Record<never, never>>
  'software.tailscale.pause': Readonly<Record<never, never>>
  'error-text.not-understood': Readonly<Record<never, never>>
  'error-text.test.this-address': { readonly url: string | number }
  'error-text.test.address-missing': Readonly<Record<never, never>>
  'error-text.test.own-listeners': Readonly<Record<never, never>>
  'error-text.advice.use-encrypted': Readonly<Record<never, never>>
  'error-text.advice.find-listener': Readonly<Record<never, never>>
  'error-text.advice.other-port': Readonly<Record<never, never>>
  'error-text.advice.check-path': Readonly<Record<never, never>>
  'error-text.says.proxy-authentication-required': Readonly<Record<never, never>>
  'error-text.says.proxy-refused': Readonly<Record<never, never>>
  'error-text.says.proxy-unreachable': Readonly<Record<never, never>>
  'error-text.says.pac-broken': Readonly<Record<never, never>>
  'error-text.says.blocked-port': Readonly<Record<never, never>>
  'error-text.says.blocked-by-program': Readonly<Record<never, never>>
  'error-text.says.address-invalid': Readonly<Record<never, never>>
  'error-text.says.certificate-intercepted': Readonly<Record<never, never>>
  'error-text.says.certificate-wanted': Readonly<Record<never, never>>
  'error-text.says.certificate-expired': Readonly<Record<never, never>>
  'error-text.says.certificate-not-yet-valid': Readonly<Record<never, never>>
  'error-text.says.certificate-dates': Readonly<Record<never, never>>
  'error-text.says.certificate-wrong-name': Readonly<Record<never, never>>
  'error-text.says.certificate-self-signed': Readonly<Record<never, never>>
  'error-text.says.certificate-issuer-unknown': Readonly<Record<never, never>>
  'error-text.says.certificate-rejected': Readonly<Record<never, never>>
  'error-text.says.encryption-wanted': Readonly<Record<never, never>>
  'error-text.says.answer-not-encrypted': Readonly<Record<never, never>>
  'error-text.says.tls-version-refused': Readonly<Record<never, never>>
  'error-text.says.tls-name-refused': Readonly<Record<never, never>>
  'error-text.says.tls-no-common-settings': Readonly<Record<never, never>>
  'error-text.says.tls-closed': Readonly<Record<never, never>>
  'error-text.says.websocket-handshake-invalid': Readonly<Record<never, never>>
  'error-text.says.websocket-refused.status': { readonly status: string | number }
  'error-text.says.websocket-refused.no-status': Readonly<Record<never, never>>
  'error-text.says.answer-not-http': Readonly<Record<never, never>>
  'error-text.says.answer-malformed': Readonly<Record<never, never>>
  'error-text.says.too-many-redirects': Readonly<Record<never, never>>
  'error-text.says.http-status.status': { readonly status: string | number }
  'error-text.says.no-internet': Readonly<Record<never, never>>
  'error-text.says.name-not-found': Readonly<Record<never, never>>
  'error-text.says.lookup-failed': Readonly<Record<never, never>>
  'error-text.says.name-not-resolved': Readonly<Record<never, never>>
  'error-text.says.too-many-open-files': Readonly<Record<never, never>>
  'error-text.says.local-ports-exhausted': Readonly<Record<never, never>>
  'error-text.says.address-in-use.listening': Readonly<Record<never, never>>
  'error-text.says.address-in-use.connecting': Readonly<Record<never, never>>
  'error-text.says.address-in-use.either': Readonly<Record<never, never>>
  'error-text.says.address-not-available.listening': Readonly<Record<never, never>>
  'error-text.says.address-not-available.connecting': Readonly<Record<never, never>>
  'error-text.says.address-not-available.either': Readonly<Record<never, never>>
  'error-text.says.not-permitted.listening': Readonly<Record<never, never>>
  'error-text.says.not-permitted.connecting': Readonly<Record<never, never>>
  'error-text.says.not-permitted.either': Readonly<Record<never, never>>
  'error-text.says.connection-refused': Readonly<Record<never, never>>
  'error-text.says.connect-timed-out': Readonly<Record<never, never>>
  'error-text.says.host-unreachable': Readonly<Record<never, never>>
  'error-text.says.network-unreachable': Readonly<Record<never, never>>
  'error-text.says.network-changed': Readonly<Record<never, never>>
  'error-text.says.answer-timed-out': Readonly<Record<never, never>>
  'error-text.says.closed-without-answer': Readonly<Record<never, never>>
  'error-text.says.connection-reset': Readonly<Record<never, never>>
  'error-text.says.tls-failed': Readonly<Record<never, never>>
  'error-text.says.timed-out': Readonly<Record<never, never>>
  'error-text.says.websocket-failed': Readonly<Record<never, never>>
  'error-text.says.could-not-connect': Readonly<Record<never, never>>
  'error-text.cause.wrong-port.title': Readonly<Record<never, never>>
  'error-text.cause.wrong-port.why': Readonly<Record<never, never>>
  'error-text.cause.wrong-port.step': Readonly<Record<never, never>>
  'error-text.cause.name-not-found.title': Readonly<Record<never, never>>
  'error-text.cause.name-not-found.why': Readonly<Record<never, never>>
  'error-text.cause.name-not-found.step': Readonly<Record<never, never>>
  'error-text.cause.invalid-address.title': Readonly<Record<never, never>>
  'error-text.cause.invalid-address.why': Readonly<Record<never, never>>
  'error-text.cause.invalid-address.step': Readonly<Record<never, never>>
  'error-text.cause.name-points-elsewhere.title': Readonly<Record<never, never>>
  'error-text.cause.name-points-elsewhere.why': Readonly<Record<never, never>>
  'error-text.cause.name-points-elsewhere.step': Readonly<Record<never, never>>
  'error-text.cause.behind-cdn.title': Readonly<Record<never, never>>
  'error-text.cause.behind-cdn.why': Readonly<Record<never, never>>
  'error-text.cause.behind-cdn.step': Readonly<Record<never, never>>
  'error-text.cause.server-not-listening.title': Readonly<Record<never, never>>
  'error-text.cause.server-not-listening.why': Readonly<Record<never, never>>
  'error-text.cause.server-not-listening.step': Readonly<Record<never, never>>
  'error-text.cause.proxy-unreachable.title': Readonly<Record<never, never>>
  'error-text.cause.proxy-unreachable.why': Readonly<Record<never, never>>
  'error-text.cause.proxy-unreachable.step': Readonly<Record<never, never>>
  'error-text.cause.proxy-authentication-required.title': Readonly<Record<never, never>>
  'error-text.cause.proxy-authentication-required.why': Readonly<Record<never, never>>
  'error-text.cause.proxy-authentication-required.step': Readonly<Record<never, never>>
  'error-text.cause.proxy-refuses-target.title': Readonly<Record<never, never>>
  'error-text.cause.proxy-refuses-target.why': Readonly<Record<never, never>>
  'error-text.cause.proxy-refuses-target.step': Readonly<Record<never, never>>
  'error-text.cause.proxy-breaks-websocket.title': Readonly<Record<never, never>>
  'error-text.cause.proxy-breaks-websocket.why': Readonly<Record<never, never>>
  'error-text.cause.proxy-breaks-websocket.step': Readonly<Record<never, never>>
  'error-text.cause.pac-broken.title': Readonly<Record<never, never>>
  'error-text.cause.pac-broken.why': Readonly<Record<never, never>>
  'error-text.cause.pac-broken.step': Readonly<Record<never, never>>
  'error-text.cause.traffic-intercepted.title': Readonly<Record<never, never>>
  'error-text.cause.traffic-intercepted.why': Readonly<Record<never, never>>
  'error-text.cause.traffic-intercepted.step': Readonly<Record<never, never>>
  'error-text.cause.listen-address-mismatch.title': Readonly<Record<never, never>>
  'error-text.cause.listen-address-mismatch.why': Readonly<Record<never, never>>
  'error-text.cause.listen-address-mismatch.step': Readonly<Record<never, never>>
  'error-text.cause.firewall-drops.title': Readonly<Record<never, never>>
  'error-text.cause.firewall-drops.why': Readonly<Record<never, never>>
  'error-text.cause.firewall-drops.step': Readonly<Record<never, never>>
  'error-text.cause.cloud-firewall-drops.title': Readonly<Record<never, never>>
  'error-text.cause.cloud-firewall-drops.why': Readonly<Record<never, never>>
  'error-text.cause.cloud-firewall-drops.step': Readonly<Record<never, never>>
  'error-text.cause.hosting-panel-port-closed.title': Readonly<Record<never, never>>
  'error-text.cause.hosting-panel-port-closed.why': Readonly<Record<never, never>>
  'error-text.cause.hosting-panel-port-closed.step': Readonly<Record<never, never>>
  'error-text.cause.firewall-rejects.title': Readonly<Record<never, never>>
  'error-text.cause.firewall-rejects.why': Readonly<Record<never, never>>
  'error-text.cause.firewall-rejects.step': Readonly<Record<never, never>>
  'error-text.cause.no-machine-at-address.title': Readonly<Record<never, never>>
  'error-text.cause.no-machine-at-address.why': Readonly<Record<never, never>>
  'error-text.cause.no-machine-at-address.step': Readonly<Record<never, never>>
  'error-text.cause.private-address-elsewhere.title': Readonly<Record<never, never>>
  'error-text.cause.private-address-elsewhere.why': Readonly<Record<never, never>>
  'error-text.cause.private-address-elsewhere.step': Readonly<Record<never, never>>
  'error-text.cause.local-ports-exhausted.title': Readonly<Record<never, never>>
  'error-text.cause.local-ports-exhausted.why': Readonly<Record<never, never>>
  'error-text.cause.local-ports-exhausted.step': Readonly<Record<never, never>>
  'error-text.cause.local-address-missing.title': Readonly<Record<never, never>>
  'error-text.cause.local-address-missing.why': Readonly<Record<never, never>>
  'error-text.cause.local-address-missing.step': Readonly<Record<never, never>>
  'error-text.cause.too-many-open-files.title': Readonly<Record<never, never>>
  'error-text.cause.too-many-open-files.why': Readonly<Record<never, never>>
  'error-text.cause.too-many-open-files.step': Readonly<Record<never, never>>
  'error-text.cause.protocol-mismatch.title': Readonly<Record<never, never>>
  'error-text.cause.protocol-mismatch.why': Readonly<Record<never, never>>
  'error-text.cause.protocol-mismatch.step': Readonly<Record<never, never>>
  'error-text.cause.websocket-answer-not-http.title': Readonly<Record<never, never>>
  'error-text.cause.websocket-answer-not-http.why': Readonly<Record<never, never>>
  'error-text.cause.websocket-answer-not-http.step': Readonly<Record<never, never>>
  'error-text.cause.websocket-handshake-invalid.title': Readonly<Record<never, never>>
  'error-text.cause.websocket-handshake-invalid.why': Readonly<Record<never, never>>
  'error-text.cause.websocket-handshake-invalid.step': Readonly<Record<never, never>>
  'error-text.cause.tls-required.title': Readonly<Record<never, never>>
  'error-text.cause.tls-required.why': Readonly<Record<never, never>>
  'error-text.cause.tls-required.step': Readonly<Record<never, never>>
  'error-text.cause.tls-not-offered.title': Readonly<Record<never, never>>
  'error-text.cause.tls-not-offered.why': Readonly<Record<never, never>>
  'error-text.cause.tls-not-offered.step': Readonly<Record<never, never>>
  'error-text.cause.certificate-expired.title': Readonly<Record<never, never>>
  'error-text.cause.certificate-expired.why': Readonly<Record<never, never>>
  'error-text.cause.certificate-expired.step': Readonly<Record<never, never>>
  'error-text.cause.certificate-not-yet-valid.title': Readonly<Record<never, never>>
  'error-text.cause.certificate-not-yet-valid.why': Readonly<Record<never, never>>
  'error-text.cause.certificate-not-yet-valid.step': Readonly<Record<never, never>>
  'error-text.cause.certificate-wrong-name.title': Readonly<Record<never, never>>
  'error-text.cause.certificate-wrong-name.why': Readonly<Record<never, never>>
  'error-text.cause.certificate-wrong-name.step': Readonly<Record<never, never>>
  'error-text.cause.certificate-untrusted.title': Readonly<Record<never, never>>
  'error-text.cause.certificate-untrusted.why': Readonly<Record<never, never>>
  'error-text.cause.certificate-untrusted.step': Readonly<Record<never, never>>
  'error-text.cause.certificate-intercepted.title': Readonly<Record<never, never>>
  'error-text.cause.certificate-intercepted.why': Readonly<Record<never, never>>
  'error-text.cause.certificate-intercepted.step': Readonly<Record<never, never>>
  'error-text.cause.client-certificate-required.title': Readonly<Record<never, never>>
  'error-text.cause.client-certificate-required.why': Readonly<Record<never, never>>
  'error-text.cause.client-certificate-required.step': Readonly<Record<never, never>>
  'error-text.cause.tls-version-mismatch.title': Readonly<Record<never, never>>
  'error-text.cause.tls-version-mismatch.why': Readonly<Record<never, never>>
  'error-text.cause.tls-version-mismatch.step': Readonly<Record<never, never>>
  'error-text.cause.clock-wrong.title': Readonly<Record<never, never>>
  'error-text.cause.clock-wrong.why': Readonly<Record<never, never>>
  'error-text.cause.clock-wrong.step': Readonly<Record<never, never>>
  'error-text.cause.no-network.title': Readonly<Record<never, never>>
  'error-text.cause.no-network.why': Readonly<Record<never, never>>
  'error-text.cause.no-network.step': Readonly<Record<never, never>>
  'error-text.cause.no-route.title': Readonly<Record<never, never>>
  'error-text.cause.no-route.why': Readonly<Record<never, never>>
  'error-text.cause.no-route.step': Readonly<Record<never, never>>
  'error-text.cause.dns-not-answering.title': Readonly<Record<never, never>>
  'error-text.cause.dns-not-answering.why': Readonly<Record<never, never>>
  'error-text.cause.dns-not-answering.step': Readonly<Record<never, never>>
  'error-text.cause.captive-portal.title': Readonly<Record<never, never>>
  'error-text.cause.captive-portal.why': Readonly<Record<never, never>>
  'error-text.cause.captive-portal.step': Readonly<Record<never, never>>
  'error-text.cause.ipv6-broken.title': Readonly<Record<never, never>>
  'error-text.cause.ipv6-broken.why': Readonly<Record<never, never>>
  'error-text.cause.ipv6-broken.step': Readonly<Record<never, never>>
  'error-text.cause.local-firewall-blocks.title': Readonly<Record<never, never>>
  'error-text.cause.local-firewall-blocks.why': Readonly<Record<never, never>>
  'error-text.cause.local-firewall-blocks.step': Readonly<Record<never, never>>
  'error-text.cause.local-network-permission.title': Readonly<Record<never, never>>
  'error-text.cause.local-network-permission.why': Readonly<Record<never, never>>
  'error-text.cause.local-network-permission.step': Readonly<Record<never, never>>
  'error-text.cause.server-closes-at-once.title': Readonly<Record<never, never>>
  'error-text.cause.server-closes-at-once.why': Readonly<Record<never, never>>
  'error-text.cause.server-closes-at-once.step': Readonly<Record<never, never>>
  'error-text.cause.server-silent.title': Readonly<Record<never, never>>
  'error-text.cause.server-silent.why': Readonly<Record<never, never>>
  'error-text.cause.server-silent.step': Readonly<Record<never, never>>
  'error-text.cause.connection-reset.title': Readonly<Record<never, never>>
  'error-text.cause.connection-reset.why': Readonly<Record<never, never>>
  'error-text.cause.connection-reset.step': Readonly<Record<never, never>>
  'error-text.cause.connection-unstable.title': Readonly<Record<never, never>>
  'error-text.cause.connection-unstable.why': Readonly<Record<never, never>>
  'error-text.cause.connection-unstable.step': Readonly<Record<never, never>>
  'error-text.cause.websocket-refused.title': Readonly<Record<never, never>>
  'error-text.cause.websocket-refused.why': Readonly<Record<never, never>>
  'error-text.cause.http-error.title': Readonly<Record<never, never>>
  'error-text.cause.http-error.why': Readonly<Record<never, never>>
  'history.title': Readonly<Record<never, never>>
  'history.none': Readonly<Record<never, never>>
  'history.off': Readonly<Record<never, never>>
  'history.open': Readonly<Record<never, never>>
  'history.open-one': { readonly address: string | number }
  'history.repeat': { readonly address: string | number }
  'history.compare': Readonly<Record<never, never>>
  'history.compare-one': { readonly address: string | number; readonly moment: string | number }
  'history.compare-other': Readonly<Record<never, never>>
  'history.all': { readonly count: string | number }
  'history.clear': Readonly<Record<never, never>>
  'history.clear-now': Readonly<Record<never, never>>
  'history.clear-not': Readonly<Record<never, never>>
  'history.keep': Readonly<Record<never, never>>
  'history.set-aside': { readonly file: string | number }
  'history.cannot-read': { readonly file: string | number }
  'history.cannot-write': { readonly file: string | number }
  'interface.page.name': Readonly<Record<never, never>>
  'interface.page.title': { readonly screen: string | number }
  'interface.page.version': { readonly version: string | number }
  'interface.language.label': Readonly<Record<never, never>>
  'interface.language.failed': Readonly<Record<never, never>>
  'interface.place.menu': Readonly<Record<never, never>>
  'interface.place.check': Readonly<Record<never, never>>
  'interface.place.report': Readonly<Record<never, never>>
  'interface.place.loading': Readonly<Record<never, never>>
  'interface.place.failed': Readonly<Record<never, never>>
  'interface.place.failed-explanation': Readonly<Record<never, never>>
  'interface.place.proxy': Readonly<Record<never, never>>
  'interface.place.computer': Readonly<Record<never, never>>
  'interface.start.title': Readonly<Record<never, never>>
  'interface.start.introduction': Readonly<Record<never, never>>
  'interface.start.label': Readonly<Record<never, never>>
  'interface.start.example': { readonly example: string | number }
  'interface.start.action': Readonly<Record<never, never>>
  'interface.start.promise': Readonly<Record<never, never>>
  'interface.start.open-report': Readonly<Record<never, never>>
  'interface.start.with-server-file': Readonly<Record<never, never>>
  'interface.start.without-server-file': Readonly<Record<never, never>>
  'interface.start.check-proxy': Readonly<Record<never, never>>
  'interface.start.look-at-computer': Readonly<Record<never, never>>
  'interface.drop.here': Readonly<Record<never, never>>
  'interface.error.title': Readonly<Record<never, never>>
  'interface.progress.title': { readonly address: string | number }
  'interface.progress.elapsed': { readonly seconds: number }
  'interface.progress.slow': Readonly<Record<never, never>>
  'interface.progress.stop': Readonly<Record<never, never>>
  'interface.progress.stopping': Readonly<Record<never, never>>
  'interface.step.running': Readonly<Record<never, never>>
  'interface.step.succeeded': Readonly<Record<never, never>>
  'interface.step.failed': Readonly<Record<never, never>>
  'interface.step.not-run': Readonly<Record<never, never>>
  'interface.result.cancelled': Readonly<Record<never, never>>
  'interface.result.out-of-time': Readonly<Record<never, never>>
  'interface.result.certainty': Readonly<Record<never, never>>
  'interface.result.actor': Readonly<Record<never, never>>
  'interface.result.first-step': Readonly<Record<never, never>>
  'interface.result.further-steps': Readonly<Record<never, never>>
  'interface.result.deciding-test': Readonly<Record<never, never>>
  'interface.result.candidates': Readonly<Record<never, never>>
  'interface.result.also-possible': Readonly<Record<never, never>>
  'interface.result.also-found': Readonly<Record<never, never>>
  'interface.result.consequences': Readonly<Record<never, never>>
  'interface.result.try-again': Readonly<Record<never, never>>
  'interface.result.another': Readonly<Record<never, never>>
  'interface.comparison.title': Readonly<Record<never, never>>
  'interface.comparison.attempted': Readonly<Record<never, never>>
  'interface.comparison.attempted-short': Readonly<Record<never, never>>
  'interface.comparison.match': Readonly<Record<never, never>>
  'interface.comparison.offered': Readonly<Record<never, never>>
  'interface.comparison.offered-short': Readonly<Record<never, never>>
  'interface.comparison.show-why': { readonly aspect: string | number }
  'interface.evidence.title': Readonly<Record<never, never>>
  'interface.raw.label': Readonly<Record<never, never>>
  'interface.timeline.title': Readonly<Record<never, never>>
  'interface.timeline.summary': { readonly duration: string | number; readonly steps: number }
  'interface.fault.title': Readonly<Record<never, never>>
  'interface.fault.explanation': Readonly<Record<never, never>>
  'interface.fault.part': Readonly<Record<never, never>>
  'interface.fault.log': { readonly path: string | number }
  'interface.fault.action': Readonly<Record<never, never>>
  'interface.lost.title': Readonly<Record<never, never>>
  'interface.lost.explanation': Readonly<Record<never, never>>
  'keep-trying.title': Readonly<Record<never, never>>
  'keep-trying.explanation': Readonly<Record<never, never>>
  'keep-trying.waiting': { readonly time: string | number }
  'keep-trying.checking': Readonly<Record<never, never>>
  'keep-trying.stop': Readonly<Record<never, never>>
  'keep-trying.allow': Readonly<Record<never, never>>
  'keep-trying.notification': Readonly<Record<never, never>>
  'keep-trying.changed': { readonly verdict: string | number }
  'keep-trying.stopped': Readonly<Record<never, never>>
  'keep-trying.out-of-time': Readonly<Record<never, never>>
  'keep-trying.failed': Readonly<Record<never, never>>
  'keep-trying.tries': { readonly count: number }
  'keep-trying.time': Readonly<Record<never, never>>
  'keep-trying.result': Readonly<Record<never, never>>
  'keep-trying.stage': Readonly<Record<never, never>>
  'keep-trying.no-stage': Readonly<Record<never, never>>
  'keep-trying.outcome.works': Readonly<Record<never, never>>
  'keep-trying.outcome.problem': Readonly<Record<never, never>>
  'keep-trying.outcome.cannot-tell': Readonly<Record<never, never>>
  'proxy-check.answer.no': Readonly<Record<never, never>>
  'proxy-check.answer.yes': Readonly<Record<never, never>>
  'proxy-check.answer.cannot-tell': Readonly<Record<never, never>>
  'proxy-check.heading.sources': Readonly<Record<never, never>>
  'proxy-check.heading.paths': Readonly<Record<never, never>>
  'proxy-check.heading.steps': Readonly<Record<never, never>>
  'proxy-check.heading.software': Readonly<Record<never, never>>
  'proxy-check.source.environment': Readonly<Record<never, never>>
  'proxy-check.source.gnome': Readonly<Record<never, never>>
  'proxy-check.source.kde': Readonly<Record<never, never>>
  'proxy-check.source.macos': Readonly<Record<never, never>>
  'proxy-check.source.windows': Readonly<Record<never, never>>
  'proxy-check.source.chromium': Readonly<Record<never, never>>
  'proxy-check.source.winhttp': Readonly<Record<never, never>>
  'proxy-check.source.windows-connection': Readonly<Record<never, never>>
  'proxy-check.source.git': Readonly<Record<never, never>>
  'proxy-check.source.npm': Readonly<Record<never, never>>
  'proxy-check.source.curl': Readonly<Record<never, never>>
  'proxy-check.source.apt': Readonly<Record<never, never>>
  'proxy-check.state.proxy': { readonly proxy: string | number; readonly setting: string | number }
  'proxy-check.state.proxy-of-service': { readonly proxy: string | number; readonly service: string | number; readonly setting: string | number }
  'proxy-check.state.script': { readonly url: string | number }
  'proxy-check.state.exception': { readonly setting: string | number }
  'proxy-check.state.auto-detect': Readonly<Record<never, never>>
  'proxy-check.state.found': { readonly url: string | number }
  'proxy-check.state.nothing-found': Readonly<Record<never, never>>
  'proxy-check.state.direct': Readonly<Record<never, never>>
  'proxy-check.state.not-known': Readonly<Record<never, never>>
  'proxy-check.state.some': { readonly setting: string | number }
  'proxy-check.direct': Readonly<Record<never, never>>
  'proxy-check.arrives.yes': Readonly<Record<never, never>>
  'proxy-check.arrives.no': Readonly<Record<never, never>>
  'proxy-check.arrives.cannot-tell': Readonly<Record<never, never>>
  'proxy-check.stage.reach-proxy': Readonly<Record<never, never>>
  'proxy-check.stage.open-way': Readonly<Record<never, never>>
  'proxy-check.stage.reach-target': Readonly<Record<never, never>>
  'proxy-check.stage.encryption': Readonly<Record<never, never>>
  'proxy-check.stage.answer': Readonly<Record<never, never>>
  'proxy-check.why.nothing-set': Readonly<Record<never, never>>
  'proxy-check.why.only-shown': Readonly<Record<never, never>>
  'proxy-check.why.exception': Readonly<Record<never, never>>
  'proxy-check.why.passes': { readonly proxies: string | number }
  'proxy-check.why.dead': { readonly proxy: string | number }
  'proxy-check.why.alive': { readonly proxy: string | number }
  'proxy-check.why.script': Readonly<Record<never, never>>
  'proxy-check.why.script-broken': { readonly url: string | number }
  'proxy-check.why.found-broken': { readonly url: string | number }
  'proxy-check.why.auto-detect': Readonly<Record<never, never>>
  'proxy-check.why.nothing-found': Readonly<Record<never, never>>
  'proxy-check.why.not-read': Readonly<Record<never, never>>
  'proxy-check.why.not-settled': Readonly<Record<never, never>>
  'proxy-check.why.direct-fails-too': Readonly<Record<never, never>>
  'proxy-check.why.exception-set': Readonly<Record<never, never>>
  'proxy-check.why.software': { readonly names: string | number }
  'proxy-check.why.software-not-known': Readonly<Record<never, never>>
  'proxy-check.why.tunnel': { readonly interfaceName: string | number }
  'proxy-check.alive.yes': Readonly<Record<never, never>>
  'proxy-check.alive.no': Readonly<Record<never, never>>
  'proxy-check.alive.not-known': Readonly<Record<never, never>>
  'proxy-check.user.named': Readonly<Record<never, never>>
  'proxy-check.user.node': Readonly<Record<never, never>>
  'proxy-check.user.environment': Readonly<Record<never, never>>
  'proxy-check.user.system': Readonly<Record<never, never>>
  'proxy-check.user.script': Readonly<Record<never, never>>
  'proxy-check.change.environment': { readonly settings: string | number }
  'proxy-check.change.gnome': Readonly<Record<never, never>>
  'proxy-check.change.kde': Readonly<Record<never, never>>
  'proxy-check.change.macos': Readonly<Record<never, never>>
  'proxy-check.change.windows': Readonly<Record<never, never>>
  'proxy-check.undo': { readonly value: string | number }
  'proxy-check.column.place': Readonly<Record<never, never>>
  'proxy-check.column.addresses': Readonly<Record<never, never>>
  'proxy-check.all-addresses': Readonly<Record<never, never>>
  'proxy-check.column.says': Readonly<Record<never, never>>
  'proxy-check.column.alive': Readonly<Record<never, never>>
  'proxy-check.ask.title': Readonly<Record<never, never>>
  'proxy-check.ask.introduction': Readonly<Record<never, never>>
  'proxy-check.ask.label': Readonly<Record<never, never>>
  'proxy-check.ask.hint': Readonly<Record<never, never>>
  'proxy-check.ask.promise': Readonly<Record<never, never>>
  'proxy-check.progress.title': Readonly<Record<never, never>>
  'proxy-check.with-address': Readonly<Record<never, never>>
  'proxy-check.show-report': Readonly<Record<never, never>>
  'proxy-check.pause-and-repeat': Readonly<Record<never, never>>
  'proxy-check.software.none': Readonly<Record<never, never>>
  'proxy-check.software.not-known': Readonly<Record<never, never>>
  'proxy-check.software.runs': { readonly processes: string | number }
  'proxy-check.software.listens': { readonly endpoints: string | number }
  'proxy-check.software.interface': { readonly interfaceName: string | number }
  'proxy-check.software.issuer': { readonly issuer: string | number }
  'proxy-check.software.pause': Readonly<Record<never, never>>
  'proxy-check.does.rule-proxy': Readonly<Record<never, never>>
  'proxy-check.does.redirector': Readonly<Record<never, never>>
  'proxy-check.does.debugger': Readonly<Record<never, never>>
  'proxy-check.does.proxy-server': Readonly<Record<never, never>>
  'proxy-check.does.agent': Readonly<Record<never, never>>
  'proxy-check.does.web-shield': Readonly<Record<never, never>>
  'proxy-check.does.vpn': Readonly<Record<never, never>>
  'proxy-check.path-software': { readonly name: string | number }
  'report-file.title': { readonly url: string | number }
  'report-file.made': { readonly platform: string | number; readonly time: string | number; readonly version: string | number }
  'report-file.redacted': { readonly count: number }
  'report-file.cancelled': Readonly<Record<never, never>>
  'report-file.out-of-time': Readonly<Record<never, never>>
  'report-file.certainty': Readonly<Record<never, never>>
  'report-file.actor': Readonly<Record<never, never>>
  'report-file.steps': Readonly<Record<never, never>>
  'report-file.deciding-test': Readonly<Record<never, never>>
  'report-file.other-findings': Readonly<Record<never, never>>
  'report-file.message': Readonly<Record<never, never>>
  'report-file.comparison': Readonly<Record<never, never>>
  'report-file.aspect': Readonly<Record<never, never>>
  'report-file.attempted': Readonly<Record<never, never>>
  'report-file.match': Readonly<Record<never, never>>
  'report-file.offered': Readonly<Record<never, never>>
  'report-file.timeline': Readonly<Record<never, never>>
  'report-file.milliseconds': { readonly ms: number }
  'report-file.proxy': Readonly<Record<never, never>>
  'report-file.computer': Readonly<Record<never, never>>
  'report-file.data': Readonly<Record<never, never>>
  'report-file.data.why': Readonly<Record<never, never>>
  'report-file.raw': Readonly<Record<never, never>>
  'report-file.succeeded': Readonly<Record<never, never>>
  'report-file.failed': Readonly<Record<never, never>>
  'report-file.not-run': Readonly<Record<never, never>>
  'report-file.faults': Readonly<Record<never, never>>
  'report.open.title': Readonly<Record<never, never>>
  'report.open.introduction': Readonly<Record<never, never>>
  'report.open.choose': Readonly<Record<never, never>>
  'report.open.drop': Readonly<Record<never, never>>
  'report.open.listing': Readonly<Record<never, never>>
  'report.open.opening': Readonly<Record<never, never>>
  'report.open.failed': Readonly<Record<never, never>>
  'report.open.not-json': Readonly<Record<never, never>>
  'report.open.not-a-report': Readonly<Record<never, never>>
  'report.open.newer-version': Readonly<Record<never, never>>
  'report.open.too-large': { readonly megabytes: string | number }
  'report.open.cannot-read': Readonly<Record<never, never>>
  'report.open.damaged-server-file': Readonly<Record<never, never>>
  'report.open.too-many-listeners': Readonly<Record<never, never>>
  'report.server-file.title': Readonly<Record<never, never>>
  'report.server-file.described': { readonly at: number; readonly time: number }
  'report.server-file.pasted': { readonly unreadLines: number }
  'report.server-file.addresses': { readonly addresses: string | number }
  'report.server-file.use': Readonly<Record<never, never>>
  'report.server-file.close': Readonly<Record<never, never>>
  'report.server-file.listeners': Readonly<Record<never, never>>
  'report.server-file.nothing-listens': Readonly<Record<never, never>>
  'report.server-file.port': Readonly<Record<never, never>>
  'report.server-file.address': Readonly<Record<never, never>>
  'report.server-file.program': Readonly<Record<never, never>>
  'report.server-file.speaks': Readonly<Record<never, never>>
  'report.server-file.not-known': Readonly<Record<never, never>>
  'report.server-file.more': { readonly count: number }
  'report.server-file.add-title': Readonly<Record<never, never>>
  'report.server-file.add-explanation': Readonly<Record<never, never>>
  'report.server-file.add': Readonly<Record<never, never>>
  'report.saved.title': { readonly time: string | number }
  'report.saved.machine': { readonly platform: string | number; readonly version: string | number }
  'report.saved.compare': Readonly<Record<never, never>>
  'report.saved.check-here': Readonly<Record<never, never>>
  'report.saved.close': Readonly<Record<never, never>>
  'report.compare.first-difference': { readonly stage: string | number }
  'report.compare.no-difference': Readonly<Record<never, never>>
  'report.compare.same-verdict': Readonly<Record<never, never>>
  'report.compare.other-verdict': Readonly<Record<never, never>>
  'report.compare.first': Readonly<Record<never, never>>
  'report.compare.second': Readonly<Record<never, never>>
  'report.compare.stages': Readonly<Record<never, never>>
  'report.compare.stage': Readonly<Record<never, never>>
  'report.compare.same': Readonly<Record<never, never>>
  'report.compare.changed': Readonly<Record<never, never>>
  'report.compare.only-first': Readonly<Record<never, never>>
  'report.compare.only-second': Readonly<Record<never, never>>
  'report.compare.nothing': Readonly<Record<never, never>>
  'report.compare.close': Readonly<Record<never, never>>
  'report.changes.title': Readonly<Record<never, never>>
  'report.changes.none': Readonly<Record<never, never>>
  'report.changes.same-verdict': Readonly<Record<never, never>>
  'report.changes.other-verdict': Readonly<Record<never, never>>
  'report.what-if.title': Readonly<Record<never, never>>
  'report.what-if.explanation': Readonly<Record<never, never>>
  'report.what-if.scheme': { readonly scheme: string | number }
  'report.what-if.port': { readonly port: string | number }
  'report.what-if.without-proxy': Readonly<Record<never, never>>
  'report.what-if.with-proxy': Readonly<Record<never, never>>
  'report.what-if.ipv4': Readonly<Record<never, never>>
  'report.changes.first': Readonly<Record<never, never>>
  'report.changes.second': Readonly<Record<never, never>>
  'report.changes.same': Readonly<Record<never, never>>
  'report.changes.changed': Readonly<Record<never, never>>
  'report.changes.nothing': Readonly<Record<never, never>>
  'report.changes.only-first': Readonly<Record<never, never>>
  'report.changes.only-second': Readonly<Record<never, never>>
  'report.message.title': Readonly<Record<never, never>>
  'report.message.explanation': Readonly<Record<never, never>>
  'report.message.language': Readonly<Record<never, never>>
  'report.message.subject': { readonly subject: string | number }
  'report.message.copy': Readonly<Record<never, never>>
  'report.message.email': Readonly<Record<never, never>>
  'report.message.no-email': Readonly<Record<never, never>>
  'report.message.failed': Readonly<Record<never, never>>
  'report.copied': Readonly<Record<never, never>>
  'report.not-copied': Readonly<Record<never, never>>
  'report.save': Readonly<Record<never, never>>
  'report.keep-trying': Readonly<Record<never, never>>
  'report.call-code.explanation': { readonly port: string | number }
  'report.call-code.label': Readonly<Record<never, never>>
  'report.call-code.check': Readonly<Record<never, never>>
  'report.call-code.malformed': Readonly<Record<never, never>>
  'save.title': Readonly<Record<never, never>>
  'save.explanation': Readonly<Record<never, never>>
  'save.none': Readonly<Record<never, never>>
  'save.private': Readonly<Record<never, never>>
  'save.hide-private': Readonly<Record<never, never>>
  'save.hide-target': Readonly<Record<never, never>>
  'save.replaced': { readonly count: number }
  'save.item': { readonly label: string | number; readonly original: string | number }
  'save.formats': Readonly<Record<never, never>>
  'save.html': Readonly<Record<never, never>>
  'save.json': Readonly<Record<never, never>>
  'save.txt': Readonly<Record<never, never>>
  'save.zip': Readonly<Record<never, never>>
  'save.pdf': Readonly<Record<never, never>>
  'save.print': Readonly<Record<never, never>>
  'save.copy': Readonly<Record<never, never>>
  'save.saved': { readonly file: string | number }
  'save.written': { readonly file: string | number }
  'save.show': Readonly<Record<never, never>>
  'save.drag': Readonly<Record<never, never>>
  'save.failed': Readonly<Record<never, never>>
  'save.not-saved.full': Readonly<Record<never, never>>
  'save.not-saved.not-allowed': Readonly<Record<never, never>>
  'save.not-saved.other': Readonly<Record<never, never>>
  'save.preview': Readonly<Record<never, never>>
  'terminal.unknown-command': { readonly command: string | number; readonly commands: string | number }
  'terminal.unknown-option': { readonly command: string | number; readonly option: string | number }
  'terminal.option-value': { readonly option: string | number }
  'terminal.unknown-language': { readonly language: string | number; readonly spoken: string | number }
  'terminal.address-missing': Readonly<Record<never, never>>
  'terminal.expect-ip-malformed': { readonly text: string | number }
  'terminal.proxy-malformed': Readonly<Record<never, never>>
  'terminal.timeout-malformed': { readonly max: number; readonly min: number; readonly text: string | number }
  'terminal.call-code-malformed': { readonly text: string | number }
  'terminal.runtime-too-old': { readonly version: string | number; readonly wanted: string | number }
  'terminal.out-ending': { readonly endings: string | number; readonly file: string | number }
  'terminal.out-pdf': { readonly file: string | number }
  'terminal.one-file': Readonly<Record<never, never>>
  'terminal.redact-needs-address': Readonly<Record<never, never>>
  'terminal.nothing-to-explain': Readonly<Record<never, never>>
  'terminal.neither-file-nor-error': { readonly text: string | number }
  'terminal.no-address-in-error': Readonly<Record<never, never>>
  'terminal.cannot-save': { readonly file: string | number; readonly reason: string | number }
  'terminal.cannot-read': { readonly file: string | number; readonly reason: string | number }
  'terminal.report-too-large': { readonly file: string | number; readonly megabytes: number }
  'terminal.not-a-report': { readonly file: string | number }
  'terminal.listing-read': { readonly command: string | number; readonly unreadLines: number }
  'terminal.no-words': { readonly command: string | number }
  'terminal.listeners-unreadable': Readonly<Record<never, never>>
  'terminal.server.addresses': { readonly addresses: string | number }
  'terminal.server.port': Readonly<Record<never, never>>
  'terminal.server.listens-at': Readonly<Record<never, never>>
  'terminal.server.program': Readonly<Record<never, never>>
  'terminal.server.unknown-program': Readonly<Record<never, never>>
  'terminal.server.speaks': Readonly<Record<never, never>>
  'terminal.server.firewall': Readonly<Record<never, never>>
  'terminal.server.firewall.on': { readonly firewall: string | number }
  'terminal.server.firewall.off': { readonly firewall: string | number }
  'terminal.server.firewall.not-known': { readonly firewall: string | number }
  'terminal.server.firewall.no-permission': Readonly<Record<never, never>>
  'terminal.server.firewall.no-answer': Readonly<Record<never, never>>
  'terminal.server.firewall.unreadable': Readonly<Record<never, never>>
  'terminal.server.verdict.allows': Readonly<Record<never, never>>
  'terminal.server.verdict.drops': Readonly<Record<never, never>>
  'terminal.server.verdict.rejects': Readonly<Record<never, never>>
  'terminal.server.verdict.not-known': Readonly<Record<never, never>>
  'terminal.server.reach.this-computer': Readonly<Record<never, never>>
  'terminal.server.reach.this-network': Readonly<Record<never, never>>
  'terminal.server.reach.everywhere': Readonly<Record<never, never>>
  'terminal.server.public-addresses': { readonly addresses: string | number }
  'terminal.server.no-public-address': Readonly<Record<never, never>>
  'terminal.server.clock': { readonly time: string | number }
  'terminal.server.clock.follows': Readonly<Record<never, never>>
  'terminal.server.clock.alone': Readonly<Record<never, never>>
  'terminal.server.cloud': { readonly provider: string | number }
  'terminal.server.panel': { readonly panel: string | number }
  'terminal.server.user': Readonly<Record<never, never>>
  'terminal.server.udp': Readonly<Record<never, never>>
  'terminal.server.callers': Readonly<Record<never, never>>
  'terminal.server.callers.this-computer': Readonly<Record<never, never>>
  'terminal.server.callers.this-network': Readonly<Record<never, never>>
  'terminal.server.callers.everywhere': Readonly<Record<never, never>>
  'terminal.server.certificates': Readonly<Record<never, never>>
  'terminal.server.valid': Readonly<Record<never, never>>
  'terminal.server.names': Readonly<Record<never, never>>
  'terminal.server.in-front': Readonly<Record<never, never>>
  'terminal.server.file': Readonly<Record<never, never>>
  'terminal.server.directive': Readonly<Record<never, never>>
  'terminal.server.sockets': { readonly states: string | number }
  'terminal.server.destinations': { readonly destinations: string | number }
  'terminal.server.temporary-ports': { readonly range: string | number }
  'terminal.server.open-files': { readonly limit: number; readonly used: number }
  'terminal.server.open-files.unlimited': { readonly used: number }
  'terminal.server.files-per-process': { readonly limit: number }
  'terminal.still-waiting': { readonly step: string | number }
  'terminal.column.attempted': Readonly<Record<never, never>>
  'terminal.column.offered': Readonly<Record<never, never>>
  'terminal.heading.steps': Readonly<Record<never, never>>
  'terminal.heading.candidates': Readonly<Record<never, never>>
  'terminal.heading.other-findings': Readonly<Record<never, never>>
  'terminal.heading.timeline': Readonly<Record<never, never>>
  'terminal.heading.faults': Readonly<Record<never, never>>
  'terminal.deciding-test': { readonly test: string | number }
  'terminal.replay.same': { readonly version: string | number }
  'terminal.replay.different': { readonly version: string | number }
  'terminal.replay.added': { readonly cause: string | number }
  'terminal.replay.removed': { readonly cause: string | number }
  'terminal.replay.changed': { readonly cause: string | number }
  'terminal.replay.redacted': Readonly<Record<never, never>>
  'terminal.help.overview': { readonly commands: string | number }
  'terminal.help.diagnose': Readonly<Record<never, never>>
  'terminal.help.describe-server': Readonly<Record<never, never>>
  'terminal.help.explain': Readonly<Record<never, never>>
  'terminal.help.replay': Readonly<Record<never, never>>
  'browser-door.how-to-open': Readonly<Record<never, never>>
  'browser-door.unclear-option': { readonly option: string | number }
  'browser-door.no-browser': Readonly<Record<never, never>>
  'browser-door.no-session': Readonly<Record<never, never>>
  'browser-door.key-wrong': Readonly<Record<never, never>>
  'browser-door.key-used': Readonly<Record<never, never>>
  'browser-door.key-expired': Readonly<Record<never, never>>
  'browser-door.foreign-page': Readonly<Record<never, never>>
  'browser-door.wrong-host': Readonly<Record<never, never>>
  'terminal.help.check-proxy': Readonly<Record<never, never>>
  'terminal.await.port-malformed': { readonly text: string | number }
  'terminal.await.seconds-malformed': { readonly max: number; readonly min: number; readonly text: string | number }
  'terminal.await.waiting': { readonly port: string | number; readonly seconds: number }
  'terminal.await.caller': { readonly address: string | number }
  'terminal.await.answered': { readonly calls: number; readonly port: string | number }
  'terminal.await.way-open': { readonly calls: number; readonly port: string | number }
  'terminal.await.refused': { readonly packets: number; readonly port: string | number }
  'terminal.await.never-arrived': { readonly port: string | number; readonly seconds: number }
  'terminal.await.unknown.not-permitted': { readonly port: string | number }
  'terminal.await.unknown.ended-early': { readonly port: string | number }
  'terminal.await.unknown.only-from-here': { readonly port: string | number }
  'terminal.await.unknown.may-be-missed': { readonly port: string | number }
  'terminal.await.unknown.firewall-hides': { readonly port: string | number }
  'terminal.await.unknown.firewall-not-known': { readonly port: string | number }
  'terminal.await.callers': { readonly addresses: string | number; readonly count: number }
  'terminal.await.rule': { readonly place: string | number; readonly rule: string | number }
  'terminal.await.code': { readonly code: string | number }
  'terminal.help.await-call': Readonly<Record<never, never>>
  'window.menu.about': Readonly<Record<never, never>>
  'window.menu.new-version': Readonly<Record<never, never>>
  'window.menu.quit': Readonly<Record<never, never>>
  'window.menu.hide': Readonly<Record<never, never>>
  'window.menu.hide-others': Readonly<Record<never, never>>
  'window.menu.show-all': Readonly<Record<never, never>>
  'window.menu.file': Readonly<Record<never, never>>
  'window.menu.open': Readonly<Record<never, never>>
  'window.menu.close': Readonly<Record<never, never>>
  'window.menu.edit': Readonly<Record<never, never>>
  'window.menu.undo': Readonly<Record<never, never>>
  'window.menu.redo': Readonly<Record<never, never>>
  'window.menu.cut': Readonly<Record<never, never>>
  'window.menu.copy': Readonly<Record<never, never>>
  'window.menu.paste': Readonly<Record<never, never>>
  'window.menu.select-all': Readonly<Record<never, never>>
  'window.menu.view': Readonly<Record<never, never>>
  'window.menu.actual-size': Readonly<Record<never, never>>
  'window.menu.zoom-in': Readonly<Record<never, never>>
  'window.menu.zoom-out': Readonly<Record<never, never>>
  'window.menu.full-screen': Readonly<Record<never, never>>
  'window.menu.window': Readonly<Record<never, never>>
  'window.menu.minimise': Readonly<Record<never, never>>
  'window.menu.help': Readonly<Record<never, never>>
  'window.ok': Readonly<Record<never, never>>
  'window.about.title': { readonly version: string | number }
  'window.about.detail': { readonly chromium: string | number; readonly electron: string | number; readonly log: string | number; readonly node: string | number }
  'window.about.licences': Readonly<Record<never, never>>
  'window.outside.email.title': Readonly<Record<never, never>>
  'window.outside.email.explanation': Readonly<Record<never, never>>
  'window.outside.email.open': Readonly<Record<never, never>>
  'window.outside.homepage.title': Readonly<Record<never, never>>
  'window.outside.homepage.explanation': { readonly page: string | number; readonly version: string | number }
  'window.outside.homepage.open': Readonly<Record<never, never>>
  'window.outside.cancel': Readonly<Record<never, never>>
  'window.crash.title': Readonly<Record<never, never>>
  'window.crash.explanation': Readonly<Record<never, never>>
  'window.crash.reopen': Readonly<Record<never, never>>
  'window.unresponsive.title': Readonly<Record<never, never>>
  'window.unresponsive.explanation': Readonly<Record<never, never>>
  'window.unresponsive.wait': Readonly<Record<never, never>>
  'window.open.kind': Readonly<Record<never, never>>
  'window.open.folder': { readonly file: string | number }
  'window.open.too-large': { readonly file: string | number; readonly megabytes: number }
  'window.open.unreadable': { readonly file: string | number }
  'window.open.not-a-report': { readonly file: string | number }
  'window.notification.title': Readonly<Record<never, never>>
  'window.no-display': Readonly<Record<never, never>>
}
