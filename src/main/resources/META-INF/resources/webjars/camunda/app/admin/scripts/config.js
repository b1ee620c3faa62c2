// How Admin differs from the one that the engine ships.
export default {
  customScripts: ['../../lib/one-sign-in'],
};
