export {
	createIntentMatcher,
	type Intent,
	type IntentCandidate,
	type IntentSources,
	type IntentTarget,
	matchIntent,
} from "./matcher.ts";
export { type SmallTalk, smallTalk } from "./small-talk.ts";
