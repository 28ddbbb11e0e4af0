// Answers to "is a proxy in the way?" as the engine gives them: of the settings alone, and of an address with every way to it.
import type { ProxyCheck } from '../../shared/analysis/proxy-check.ts'
import type { Report } from '../../shared/report/report.ts'
import { worksReport } from './sample-report.ts'

const leftover = { scheme: 'http', host: '127.0.0.1', port: 7890 } as const
const office = { scheme: 'http', host: 'proxy.example.com', port: 3128 } as const

/** A proxy that does not run any more is set for encrypted pages; one place could not be read. */
export const leftoverSettings: ProxyCheck = {
  answer: 'yes',
  sources: [
    { source: 'environment', state: 'direct', schemes: ['http'], evidence: ['proxy-source/environment/http'] },
    {
      source: 'environment',
      state: 'proxy',
      schemes: ['https', 'wss'],
      proxy: leftover,
      setting: 'https_proxy',
      evidence: ['proxy-source/environment/https', 'proxy-source/environment/wss'],
    },
    { source: 'gnome', state: 'not-known', schemes: ['http', 'https', 'wss'], evidence: ['proxy-source/gnome/https'] },
    { source: 'macos', state: 'not-here', schemes: ['http', 'https', 'wss'], evidence: ['proxy-source/macos/https'] },
  ],
  paths: [
    {
      proxy: leftover,
      usedBy: ['environment'],
      stages: [{ stage: 'reach-proxy', state: 'failed', evidence: ['tcp-connect/proxy/127.0.0.1/7890'] }],
      arrives: 'no',
    },
  ],
  software: {
    isKnown: true,
    found: [
      {
        software: 'clash',
        processes: ['mihomo', 'clash-verge'],
        endpoints: [{ address: '127.0.0.1', port: 7897 }],
        interfaceName: 'Meta',
        evidence: ['proxy-software', 'network-interfaces'],
      },
      { software: 'zscaler', processes: ['ZSATunnel'], endpoints: [], issuer: 'Zscaler Root CA', evidence: ['proxy-software'] },
    ],
  },
}

/** The address works directly and through the proxy that is set. */
export const passingReport: Report = {
  ...worksReport,
  options: { proxy: 'auto', checksProxies: true },
  proxyCheck: {
    answer: 'no',
    sources: [
      { source: 'environment', state: 'proxy', proxy: office, setting: 'http_proxy', evidence: [] },
      { source: 'kde', state: 'script', pacUrl: 'http://wpad.example.com/proxy.pac', evidence: [] },
    ],
    paths: [
      {
        usedBy: ['node'],
        stages: [
          { stage: 'reach-target', state: 'succeeded', evidence: [] },
          { stage: 'answer', state: 'succeeded', evidence: [] },
        ],
        arrives: 'yes',
      },
      {
        proxy: office,
        usedBy: ['environment', 'script'],
        stages: [
          { stage: 'reach-proxy', state: 'succeeded', evidence: [] },
          { stage: 'open-way', state: 'succeeded', evidence: [] },
          { stage: 'answer', state: 'succeeded', evidence: [] },
        ],
        arrives: 'yes',
      },
    ],
    software: { isKnown: false, found: [] },
    tunnel: { interfaceName: 'utun4', evidence: ['source-address/127.0.0.1'] },
  },
}
