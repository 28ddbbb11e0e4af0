// What the interface's page may load and do, as the Content-Security-Policy header of both doors. A header and not a meta element: there
// `frame-ancestors` would be ignored (CSP Level 3, section 6.4.2).

/** Makes the policy; the page may connect to these sources and load everything else from its own origin only. */
export function contentSecurityPolicy(connectSources: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connectSources.length === 0 ? "'none'" : connectSources.join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html', // the one policy that Svelte 5 makes for its own compiled templates
  ].join('; ')
}
