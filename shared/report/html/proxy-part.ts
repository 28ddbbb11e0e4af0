// The part of a saved page that answers "is a proxy in the way?": the places that can set one, the ways side by side, and what else can stand in between.
import type { Translator } from '../../i18n/translator.ts'
import type { ExplainedPath, ExplainedProxyCheck, ExplainedSoftwareList, ExplainedSource } from '../explain-proxy-check.ts'
import type { Content, Markup } from './markup.ts'
import { html } from './markup.ts'

const answerMarks = { no: '✔', yes: '✘', 'cannot-tell': '?' } as const
const stageMarks = { succeeded: '✔', failed: '✘', 'not-known': '?' } as const
const arrivalClasses = { yes: 'same', no: 'different', 'cannot-tell': 'unknown' } as const

type Say = (id: Parameters<Translator['format']>[0]['id']) => string

/** Writes the part; the translator must know the texts of `proxy-check.json`. */
export function proxyPart(explained: ExplainedProxyCheck, translator: Translator): Markup {
  const say: Say = (id) => translator.format({ id, params: {} })
  const { answer, title, reasons, steps, sources, paths, software } = explained
  return html`<h2><span class="mark" aria-hidden="true">${answerMarks[answer]} </span>${title}</h2>
    ${
      reasons.length + steps.length > 0 &&
      html`<div class="card finding">
        ${reasons.map((reason) => html`<p>${reason}</p>`)}
        ${
          steps.length > 0 &&
          html`<h3 class="small">${say('proxy-check.heading.steps')}</h3>
            <ul>
              ${steps.map((step) => html`<li>${step}</li>`)}
            </ul>`
        }
      </div>`
    }
    ${
      sources.length > 0 &&
      html`<h3>${say('proxy-check.heading.sources')}</h3>
        ${sourceTable(sources, say)}`
    }
    ${
      paths.length > 0 &&
      html`<h3>${say('proxy-check.heading.paths')}</h3>
        ${pathTable(paths)}`
    }
    ${
      software &&
      html`<h3>${say('proxy-check.heading.software')}</h3>
        ${softwareList(software, say)}`
    } `
}

function sourceTable(sources: readonly ExplainedSource[], say: Say): Markup {
  const hasSchemes = sources.some(({ schemes }) => schemes !== undefined)
  const label = (id: 'place' | 'addresses' | 'says' | 'alive'): string => say(`proxy-check.column.${id}`)
  return html`<div class="card">
    <table>
      <thead>
        <tr>
          <th scope="col">${label('place')}</th>
          ${hasSchemes && html`<th scope="col">${label('addresses')}</th>`}
          <th scope="col">${label('says')}</th>
          <th scope="col">${label('alive')}</th>
        </tr>
      </thead>
      <tbody>
        ${sources.map(
          ({ name, schemes, says, life }) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${hasSchemes && html`<td><bdi dir="ltr">${schemes ?? ''}</bdi></td>`}
              <td>${says}</td>
              <td>${life && html`<span class="short" aria-hidden="true">${label('alive')}</span>${life.text}`}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`
}

/** One row for each way, and in it stage by stage how far it went. */
function pathTable(paths: readonly ExplainedPath[]): Markup {
  return html`<div class="card">
    <table>
      <tbody>
        ${paths.map(
          ({ name, users, stages, arrives, arrivesText }) =>
            html`<tr class="${arrivalClasses[arrives]}">
              <th scope="row">${name}${users.map((user): Content => html`<p class="soft">${user}</p>`)}</th>
              <td>
                <ol class="plain">
                  ${stages.map(({ state, text }) => html`<li><span aria-hidden="true">${stageMarks[state]} </span>${text}</li>`)}
                </ol>
              </td>
              <td class="match">${arrivesText}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`
}

function softwareList({ notes, found }: ExplainedSoftwareList, say: Say): Markup {
  return html`<div class="card">
    ${notes.map((note) => html`<p class="finding">${note}</p>`)}
    ${found.map(
      ({ name, signs, does, pause }) =>
        html`<article class="finding">
          <h4>${name}</h4>
          ${signs.map((sign) => html`<p>${sign}</p>`)}
          <p class="soft">${does}</p>
          <p class="soft"><strong>${say('proxy-check.software.pause')}</strong> ${pause}</p>
        </article>`,
    )}
  </div>`
}
