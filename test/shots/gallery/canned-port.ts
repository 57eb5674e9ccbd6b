import type { WorkerPort } from '#lib/shared/messages/port.ts'
import type { MessageName, Reply, Request } from '#lib/shared/messages/table.ts'
import type { Result } from '#lib/shared/problem.ts'
import { setUp } from '#test/shots/cast.ts'
import type { Canned, State } from '#test/shots/state.ts'

/** A port whose worker knows one state and changes nothing. */
export function cannedPort(state: State): WorkerPort {
  const canned: Partial<Record<MessageName, Canned<unknown>>> = {
    'panel.get': state.panel ?? 'never',
    'theme.get': { value: { theme: 'system' } },
    'setup.get': state.setup ?? { value: setUp() },
    'site.here': { value: state.site ?? { state: 'none' } },
    'day.list': { value: state.day ?? [] },
    'history.list': { value: state.history ?? [] },
    ...state.answers,
  }
  return {
    surface: state.surface === 'picker' ? 'options' : state.surface,
    tabId: state.surface === 'popup' || state.surface === 'sidepanel' ? 1 : null,
    ask<Name extends MessageName>(name: Name, _request: Request<Name>): Promise<Result<Reply<Name>>> {
      const answer = canned[name] ?? { problem: { code: 'internal' } as const }
      if (answer === 'never') return new Promise(() => undefined)
      if ('problem' in answer) return Promise.resolve({ ok: false, problem: answer.problem })
      return Promise.resolve({ ok: true, value: answer.value as Reply<Name> })
    },
    onChanged: () => () => undefined,
    onCommand: () => () => undefined,
    canAsk: true,
    requestPermission: () => Promise.resolve(false),
    requestNotifications: () => Promise.resolve(false),
    openSidePanel: () => undefined,
    openOptions: () => undefined,
    openUrl: () => undefined,
    copy: () => Promise.resolve(true),
  }
}
