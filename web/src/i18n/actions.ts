import type { Action } from '@/api/types'

export interface ActionText {
  title: string
  hint: string
  submit: string
  done: string
}

/** What an institution can do with its application, in words. */
export const ACTIONS: Readonly<Record<Action, ActionText>> = {
  supplement: {
    title: '提交补正材料',
    hint: '请一次补齐告知书列出的全部材料。自告知书送达至收到补正材料的期间不计入办理期限。',
    submit: '提交补正',
    done: '补正材料已提交',
  },
  reevaluation: {
    title: '申请再评估',
    hint: '自收到评估结果告知书之日起满三个月后可以申请，再评估只有一次。',
    submit: '提交再评估申请',
    done: '再评估申请已提交',
  },
  withdraw: {
    title: '撤回申请',
    hint: '撤回后本次申请终止，以后可以重新申请。',
    submit: '确认撤回',
    done: '申请已撤回',
  },
}
