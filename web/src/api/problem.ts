/** Errors as people read them. The server answers every error with an RFC 9457 problem in Chinese. */
import type { FieldProblem, Problem } from './types'

const OFFLINE: Problem = {
  type: 'urn:dingdian:problem:unreachable',
  title: '无法连接服务器',
  status: 0,
  detail: '无法连接服务器，请检查网络后重试。已填写的内容保留在本机。',
  instance: '',
  errors: [],
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Thrown for every answer that is not a success; `message` is fit to be shown. */
export class ApiError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail || problem.title)
    this.name = 'ApiError'
    this.problem = problem
  }

  get status(): number {
    return this.problem.status
  }

  get fields(): readonly FieldProblem[] {
    return this.problem.errors
  }
}

/** The problem in an answer's body, or one made from the status when a proxy answered instead of the server. */
export function toApiError(body: unknown, status: number): ApiError {
  if (isRecord(body) && typeof body.title === 'string' && typeof body.detail === 'string') {
    const errors = Array.isArray(body.errors) ? (body.errors as FieldProblem[]) : []
    return new ApiError({
      type: typeof body.type === 'string' ? body.type : 'about:blank',
      title: body.title,
      status,
      detail: body.detail,
      instance: typeof body.instance === 'string' ? body.instance : '',
      errors,
    })
  }
  return new ApiError({
    ...OFFLINE,
    type: 'about:blank',
    title: '服务暂时不可用',
    status,
    detail: `服务器暂时无法处理该请求（代码 ${status}），请稍后重试；仍不成功时请联系系统运维。`,
  })
}

/** Whatever was thrown, as an `ApiError`: a failed fetch is a `TypeError` of the browser. */
export function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown
  if (thrown instanceof TypeError && /fetch|network/i.test(thrown.message)) return new ApiError(OFFLINE)
  throw thrown
}
