// A report with as many facts as are asked for, of every kind that the stories have: for what must be quick with a long one.
import type { Report } from '../../shared/report/report.ts'
import { reportOf, stories } from '../scenarios/stories.ts'

/** A report of one story whose facts are followed by those of others, each with an id of its own. */
export function largeReport(factCount: number): Report {
  const all = stories.flatMap((story) => reportOf(story).facts)
  const facts = Array.from({ length: factCount }, (_, index) => {
    const fact = all[index % all.length]
    if (!fact) throw new Error('The stories have no facts')
    return { ...fact, id: `${fact.id}/${index}` }
  })
  const report = reportOf('ws-asked-of-redis')
  return { ...report, facts: [...report.facts, ...facts].slice(0, factCount) }
}
