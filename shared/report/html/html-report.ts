// A report as one page that stands alone: no script, nothing to load, and a policy of its own that lets nothing else run.
// Everything in it comes through explain() or is shown as data; every text is escaped by the template.
import type { Fact, FactKind } from '../../facts/fact.ts'
import type { StoredMessage } from '../../i18n/message.ts'
import type { Translator } from '../../i18n/translator.ts'
import { formatTarget } from '../../target/target.ts'
import type { ActionMessage } from '../action-message.ts'
import { timeInWords } from '../action-message.ts'
import { describeFact } from '../describe-progress.ts'
import { explain } from '../explain.ts'
import { explainProxyCheck } from '../explain-proxy-check.ts'
import type { ExplainedFact, ExplainedFinding, ExplainedRow, Explanation } from '../explanation.ts'
import type { Report } from '../report.ts'
import { visibleMessage, visibleText } from '../visible-text.ts'
import { htmlStyle, htmlStyleHash } from './html-style.ts'
import type { Content } from './markup.ts'
import { html, Markup } from './markup.ts'
import { proxyPart } from './proxy-part.ts'

/** What a page needs beside the report. */
export interface HtmlReportOptions {
  /** IANA time zone in which times are given. */
  readonly timeZone: string
  /** The message to whoever must act, in their language; absent where there is none. */
  readonly message?: ActionMessage | undefined
}

/** A saved page may load nothing and run nothing but its own stylesheet. A meta element, because a file has no headers. */
const htmlPolicy = `default-src 'none'; style-src '${htmlStyleHash}'; base-uri 'none'; form-action 'none'`

/** In one piece: the hash counts every character between its tags. */
const styleElement = new Markup(`<style>${htmlStyle}</style>`)

const outcomeMarks = { works: '✔', problem: '✘', 'cannot-tell': '?' } as const
const matchMarks = { same: '=', different: '≠', unknown: '?' } as const
const stepMarks = { succeeded: '✔', failed: '✘', 'not-run': '–' } as const

/** Writes a report as a page in the translator's language, which must know the texts of `report-file.json`, and of `proxy-check.json` where proxies were looked for. */
export function htmlReport(report: Report, translator: Translator, { timeZone, message }: HtmlReportOptions): string {
  const say = (sentence: StoredMessage): string => translator.format(visibleMessage(sentence))
  const explanation = explain(report, translator)
  const title = say({ id: 'report-file.title', params: { url: formatTarget(report.target) } })
  const heading = (id: string): Markup => html`<h2>${say({ id: `report-file.${id}`, params: {} })}</h2>`
  const page = html`<html lang="${translator.language}" dir="${translator.direction}">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="${new Markup(htmlPolicy)}" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <title>${title}</title>
      ${styleElement}
    </head>
    <body>
      <main>
        ${verdictCard(report, explanation, title, { timeZone, language: translator.language }, say)}
        ${
          message &&
          html`${heading('message')}
            <div class="card message" lang="${message.language}" dir="${message.direction}">${message.body}</div>`
        }
        ${explanation.rows.length > 0 && html`${heading('comparison')}${comparisonTable(explanation.rows, say)}`}
        ${
          explanation.otherFindings.length > 0 &&
          html`${heading('other-findings')}
            <div class="card">${explanation.otherFindings.map((finding) => findingCard(finding, say))}</div>`
        }
        ${heading('timeline')}${timeline(explanation.timeline, report.durationMs, say)} ${proxySection(report, translator, heading)}
        ${factSection('computer', ['network-interfaces', 'resolvers', 'route', 'hosts-file', 'listeners', 'trust-store', 'port-budget'], report, translator, heading)}
        ${
          explanation.faults.length > 0 &&
          html`${heading('faults')}
            <ul class="card facts plain">
              ${explanation.faults.map((fault) => html`<li>${fault}</li>`)}
            </ul>`
        }
        ${heading('data')}
        <p class="soft">${say({ id: 'report-file.data.why', params: {} })}</p>
        <div class="card data">${report.facts.map((fact) => factData(fact))}</div>
      </main>
    </body>
  </html> `
  return `<!doctype html>\n${page.html}`
}

type Say = (sentence: StoredMessage) => string

function verdictCard(
  report: Report,
  explanation: Explanation,
  title: string,
  { timeZone, language }: { readonly timeZone: string; readonly language: string },
  say: Say,
): Markup {
  const label = (id: string): string => say({ id: `report-file.${id}`, params: {} })
  const { outcome, certainty, actor, why, steps, decidingTest } = explanation
  const made = {
    time: timeInWords(report.createdAt, language, timeZone),
    version: report.ponte.version,
    platform: report.ponte.platform,
  }
  const notes = [
    say({ id: 'report-file.made', params: made }),
    ...(report.redaction && report.redaction.replaced > 0
      ? [say({ id: 'report-file.redacted', params: { count: report.redaction.replaced } })]
      : []),
    ...(report.completion === 'complete' ? [] : [label(report.completion)]),
  ]
  return html`<section class="card verdict ${outcome}" aria-labelledby="verdict">
    <header>
      <p class="soft">${title}</p>
      <h1 id="verdict"><span class="mark" aria-hidden="true">${outcomeMarks[outcome]} </span>${explanation.title}</h1>
      ${why !== '' && html`<p>${why}</p>`} ${notes.map((note) => html`<p class="soft">${note}</p>`)}
    </header>
    ${
      (certainty !== undefined || steps.length > 0) &&
      html`<div>
        ${
          certainty !== undefined &&
          html`<dl>
            <div>
              <dt>${label('certainty')}</dt>
              <dd>${certainty}</dd>
            </div>
            ${
              actor !== undefined &&
              html`<div>
                <dt>${label('actor')}</dt>
                <dd>${actor}</dd>
              </div>`
            }
          </dl>`
        }
        ${
          steps.length > 0 &&
          html`<div>
            <h2 class="small">${label('steps')}</h2>
            <ol>
              ${steps.map((step) => html`<li>${step}</li>`)}
            </ol>
          </div>`
        }
        ${
          decidingTest !== undefined &&
          html`<div>
            <h2 class="small">${label('deciding-test')}</h2>
            <p>${decidingTest}</p>
          </div>`
        }
      </div>`
    }
  </section>`
}

function comparisonTable(rows: readonly ExplainedRow[], say: Say): Markup {
  const label = (id: string): string => say({ id: `report-file.${id}`, params: {} })
  return html`<div class="card">
    <table>
      <thead>
        <tr>
          <th scope="col">${label('aspect')}</th>
          <th scope="col">${label('attempted')}</th>
          <th scope="col">${label('match')}</th>
          <th scope="col">${label('offered')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr class="${row.match}">
              <th scope="row">${row.aspectText}</th>
              <td><span class="short" aria-hidden="true">${label('attempted')}</span>${row.attempted}</td>
              <td class="match"><span aria-hidden="true">${matchMarks[row.match]} </span>${row.matchText}</td>
              <td>
                <span class="short" aria-hidden="true">${label('offered')}</span
                >${row.offered}${row.described !== undefined && html`<p class="soft">${row.described}</p>`}
              </td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`
}

function findingCard(finding: ExplainedFinding, say: Say): Markup {
  return html`<article class="finding">
    <h3>${finding.title}</h3>
    <p class="soft">${finding.certaintyText}</p>
    ${finding.explainedBy !== undefined && html`<p>${finding.explainedBy}</p>`}
    <p>${finding.why}</p>
    ${
      finding.steps.length > 0 &&
      html`<ul>
        ${finding.steps.map((step) => html`<li>${step}</li>`)}
      </ul>`
    }
    ${finding.decidingTest !== undefined && html`<p><strong>${say({ id: 'report-file.deciding-test', params: {} })}:</strong> ${finding.decidingTest}</p>`}
  </article>`
}

/** Every step with its time in words and as a bar on one axis, drawn in thousandths of it. */
function timeline(steps: readonly ExplainedFact[], durationMs: number, say: Say): Markup {
  const axisMs = Math.max(1, durationMs, ...steps.map((step) => step.startedAfterMs + step.durationMs))
  // A hostile report's times can be beyond what a number holds.
  const share = (partMs: number): number => Math.min(1000, Math.round(1000 * Math.min(1, partMs / axisMs)) || 0)
  return html`<ol class="card plain">
    ${steps.map(
      ({ status, text, raw, startedAfterMs, durationMs: stepMs }) =>
        html`<li class="step ${status}">
          <span class="sign" aria-hidden="true">${stepMarks[status]}</span
          ><span><span class="hidden">${say({ id: `report-file.${status}`, params: {} })} </span>${text}</span> ${
            status !== 'not-run' &&
            html`<span class="soft time">${say({ id: 'report-file.milliseconds', params: { ms: Math.round(stepMs) } })}</span
              ><svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
                <rect x="${Math.min(996, share(startedAfterMs))}" width="${Math.max(4, share(stepMs))}" height="10" />
              </svg>`
          }${
            raw !== undefined &&
            html`<details>
              <summary>${say({ id: 'report-file.raw', params: {} })}</summary>
              <pre dir="ltr">${raw}</pre>
            </details>`
          }
        </li> `,
    )}
  </ol>`
}

/** The whole answer where it was asked for, else what was seen on the way. */
function proxySection(report: Report, translator: Translator, heading: (id: string) => Markup): Content {
  if (report.proxyCheck) return proxyPart(explainProxyCheck(report.proxyCheck, report.findings, translator), translator)
  return factSection('proxy', ['proxy-setting', 'pac-script', 'proxy-tunnel'], report, translator, heading)
}

/** What is known of one side, in sentences, with the addresses that a sentence leaves out. */
function factSection(
  id: string,
  kinds: readonly FactKind[],
  report: Report,
  translator: Translator,
  heading: (id: string) => Markup,
): Content {
  const facts = report.facts.filter(({ kind }) => kinds.includes(kind))
  if (facts.length === 0) return undefined
  return html`${heading(id)}
    <ul class="card facts plain">
      ${facts.map((fact) => html`<li>${describeFact(fact, translator)}${details(fact)}</li>`)}
    </ul>`
}

function details(fact: Fact): Content {
  const lines = detailLines(fact)
  return (
    lines.length > 0 &&
    html`<ul>
      ${lines.map((line) => html`<li><bdi dir="ltr">${visibleText(line)}</bdi></li>`)}
    </ul>`
  )
}

/** What the sentence about a fact leaves out: names and addresses, which need no words. */
function detailLines(fact: Fact): readonly string[] {
  if (fact.outcome.status !== 'succeeded') return []
  const { value } = fact.outcome
  if ('interfaces' in value) {
    return value.interfaces.map(
      ({ name, addresses }) => `${name}: ${addresses.map(({ address, prefixLength }) => `${address}/${prefixLength}`).join(', ')}`,
    )
  }
  if ('listeners' in value) {
    return value.listeners
      .slice(0, mostListeners)
      .map(({ address, port, process }) => `${address} ${port}${process === undefined ? '' : ` ${process}`}`)
  }
  if ('added' in value) return value.added.map(({ source, file }) => `${source}: ${file}`)
  return 'variable' in value ? [value.variable] : []
}

/** More are in the data below. */
const mostListeners = 100

function factData({ id, ...fact }: Fact): Markup {
  return html`<details>
    <summary><bdi dir="ltr">${visibleText(id)}</bdi></summary>
    <pre dir="ltr">${dataLines(fact)}</pre>
  </details> `
}

/** One line for each field; JSON escapes controls itself, and what else hides or reorders text is made visible. */
function dataLines(fact: Omit<Fact, 'id'>): string {
  return Object.entries(fact)
    .map(([key, value]) => visibleText(`${key}: ${JSON.stringify(value)}`))
    .join('\n')
}
