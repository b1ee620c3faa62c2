// How Tasklist differs from the one that the engine ships. Nobody starts a process by hand, so no key does it either.
export default {
  customScripts: ['../../lib/one-sign-in', '../../lib/commit-fields'],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
  },
};
