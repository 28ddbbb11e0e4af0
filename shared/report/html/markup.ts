// Markup for a saved page, written so that text cannot become markup: whatever is put into the template is escaped, unless the template made it.

/** A piece of HTML that is safe to put into another one. */
export class Markup {
  readonly html: string

  constructor(html: string) {
    this.html = html
  }
}

/** What can be put into a template; absent things and `false` are nothing. */
export type Content = Markup | string | number | false | undefined | readonly Content[]

/** How the template itself is laid out in its file says nothing. */
const indents = /\n\s+/g

/** Makes markup of a template: texts are escaped for elements and for attributes in double quotes, the only places where they may stand. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(
    parts.map((part, index) => part.replace(indents, '\n') + (index < contents.length ? written(contents[index]) : '')).join(''),
  )
}

function written(content: Content): string {
  if (content === undefined || content === false) return ''
  if (content instanceof Markup) return content.html
  if (typeof content === 'object') return content.map(written).join('')
  return escaped(String(content))
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')
}
