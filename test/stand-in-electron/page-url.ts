// A plain Chromium does not know Ponte's scheme, so that a page of the stand-in lives at an https address that leads nowhere; main sees its own again.

/** What the page is loaded from: `app://bundle/x` becomes `https://bundle.app.invalid/x`. */
export function toPageUrl(url: string): string {
  return url.replace(/^(app):\/\/([^/?#]+)/, 'https://$2.$1.invalid')
}

/** The address as main knows it. */
export function toElectronUrl(url: string): string {
  return url.replace(/^https:\/\/([^/?#]+)\.(app)\.invalid/, '$2://$1')
}
