export { stateWords } from "./lexicon.ts";
export { createIntentMatcher, type Intent, type IntentTarget, matchIntent } from "./matcher.ts";
export { type SmallTalk, smallTalk } from "./small-talk.ts";
