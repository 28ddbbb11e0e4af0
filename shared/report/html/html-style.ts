// How a saved report looks: on a phone, on a wide screen, in the dark and on paper. No class depends on what a peer sent.

/** The whole stylesheet. After a change `htmlStyleHash` must follow; test/report/html/html-report.test.ts says what it must be. */
export const htmlStyle = `
:root{color-scheme:light dark;--ground:light-dark(#f4f6f5,#101514);--surface:light-dark(#fff,#181f1e);--quiet:light-dark(#f7f9f8,#1e2726);--text:light-dark(#16211f,#e7efed);--soft:light-dark(#4d5b58,#a3b3b0);--line:light-dark(#dbe2e0,#2e3a38);--accent:light-dark(#17635f,#7fd1c8);--good:light-dark(#1a6b3c,#7dd6a0);--good-ground:light-dark(#e6f4ea,#15291e);--bad:light-dark(#a92a1f,#ff9d92);--bad-ground:light-dark(#fdeeec,#331b19);--unsure:light-dark(#7d4f00,#efc06c);--unsure-ground:light-dark(#fcf3df,#2d2411)}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-inline-size:60rem;margin-inline:auto;padding:1rem clamp(.75rem,3vw,2rem) 3rem}
h1,h2,h3,p,ol,ul,dl,dd,pre,table{margin:0}
h1{font-size:clamp(1.35rem,1.05rem + 1.6vw,2rem);line-height:1.2;text-wrap:balance}
h2{margin-block:2rem .6rem;font-size:1.25rem;line-height:1.3}
h3,.small{margin:0;font-size:1rem;line-height:1.4}
.soft{color:var(--soft);font-size:.9375rem}
.note{margin-block-start:.5rem}
.card{border:1px solid var(--line);border-radius:.75rem;background:var(--surface);overflow:clip}
.verdict{margin-block-start:1rem;border-inline-start-width:6px}
.verdict>header{display:grid;gap:.5rem;padding:1.25rem clamp(1rem,3vw,2rem)}
.verdict>div{display:grid;gap:1rem;padding:1.25rem clamp(1rem,3vw,2rem);border-block-start:1px solid var(--line)}
.works{border-inline-start-color:var(--good)}.works>header{background:var(--good-ground)}
.problem{border-inline-start-color:var(--bad)}.problem>header{background:var(--bad-ground)}
.cannot-tell{border-inline-start-color:var(--unsure)}.cannot-tell>header{background:var(--unsure-ground)}
.mark{font-weight:700}
dl{display:flex;flex-wrap:wrap;gap:.75rem 2.5rem}
dt{color:var(--soft);font-size:.9375rem}
dd{font-weight:600}
ol,ul{padding-inline-start:1.4rem}
li+li{margin-block-start:.35rem}
.plain{padding:0;list-style:none}
.finding{display:grid;gap:.35rem;padding:1rem clamp(1rem,3vw,1.5rem)}
.finding+.finding{border-block-start:1px solid var(--line)}
table{inline-size:100%;border-collapse:collapse}
th,td{padding:.6rem .9rem;text-align:start;vertical-align:top}
th{overflow-wrap:break-word}
thead th{color:var(--soft);font-size:.9375rem;font-weight:600}
tbody tr{border-block-start:1px solid var(--line)}
tbody th{color:var(--soft);font-size:.9375rem;font-weight:600}
.different{background:var(--bad-ground)}.different th,.different .match{color:var(--bad)}
.match{white-space:nowrap;font-weight:600}
.same .match{color:var(--good)}.unknown .match{color:var(--unsure)}
.step{display:grid;grid-template-columns:1.4rem minmax(0,1fr) 5.5rem minmax(0,14rem);gap:.2rem .75rem;padding:.55rem .9rem;margin:0;border-block-start:1px solid var(--line)}
.step:first-child{border-block-start:0}
.step.failed>.sign{color:var(--bad)}.step.succeeded>.sign{color:var(--good)}.step.not-run{color:var(--soft)}
.sign{font-weight:700}
.time{text-align:end;font-variant-numeric:tabular-nums}
.step svg{inline-size:100%;block-size:.6rem;margin-block-start:.45rem;background:var(--quiet)}
[dir=rtl] .step svg{scale:-1 1}
rect{fill:var(--accent)}.failed rect{fill:var(--bad)}
.step details{grid-column:2/-1}
summary{inline-size:fit-content;padding-block:.2rem;color:var(--soft);font-size:.9375rem;cursor:pointer}
pre{padding:.6rem .8rem;border-radius:.5rem;background:var(--quiet);font:.85rem/1.45 ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre-wrap;text-align:left}
.message{padding:1rem clamp(1rem,3vw,1.5rem);white-space:pre-wrap}
.facts{padding:1rem clamp(1rem,3vw,1.5rem)}
.data details{padding:.3rem .9rem;border-block-start:1px solid var(--line)}
.data details:first-child{border-block-start:0}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.hidden{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.short{display:none}
main>h3{margin-block:1.25rem .5rem}
h4{margin:0}
th p{font-weight:400}
@media screen and (max-width:44rem){
thead{position:absolute;clip-path:inset(50%);inline-size:1px;block-size:1px;overflow:hidden}
table,tbody,tr,th,td{display:block}
tbody tr{padding-block:.5rem}th,td{padding:.15rem 1rem}
.short{display:block;color:var(--soft);font-size:.875rem}
.step{grid-template-columns:1.4rem minmax(0,1fr) auto}.step svg{grid-column:2/-1}
}
@media print{
:root{color-scheme:light}
body{background:#fff;font-size:10pt}
main{max-inline-size:none;padding:0}
.card{border-radius:0;overflow:visible}
h2{break-after:avoid}
.verdict>header,.finding,.step,tr{break-inside:avoid}
details::details-content{content-visibility:visible;block-size:auto}
summary{list-style:none}
pre{background:none;padding-inline:0}
}
`

/** SHA-256 of the stylesheet, as a content security policy names it. */
export const htmlStyleHash = 'sha256-3UuiilQKSZR/VdsbaRJk3pFJXibMGd4oh3M+LPf63aE='
