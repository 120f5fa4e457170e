/** Everything the dialogue says by itself, in one language. Whole sentences, ready to be spoken. */
export type Phrases = {
	/** What a guide begins with; `name` may be empty. */
	guideStart(name: string): string;
	listJoin: { and: string; or: string };
	step: {
		warning(text: string): string;
		ready: string;
		notReady: string;
		expected(text: string): string;
		worked: string;
		failed: string;
		help: string;
		resumed: string;
		waiting: string;
		first: string;
		linksSent: string;
		labels: { done: string; worked: string; failed: string; help: string; repeat: string };
	};
	ask: {
		notUnderstood: string;
		options(labels: string): string;
		skipped: string;
		hint: {
			phone: string;
			email: string;
			date: string;
			name: string;
			number: string;
			id: string;
			time: string;
			amount: string;
		};
	};
	labels: { yes: string; no: string; person: string };
	which(labels: string): string;
	isItThis(label: string): string;
	switchGuide(label: string): string;
	greetBack: string;
	howAreYou: string;
	thanks: string;
	robot: string;
	help(topics: string): string;
	helpWithoutTopics: string;
	namedGreeting(name: string): string;
	noted: string;
	rephrase(topics: string): string;
	rephraseWithoutTopics: string;
	offerPerson: string;
	offerPersonAfterSteps: string;
	/** Neither yes nor no to being handed over. */
	yesOrNo: string;
	anythingElse: string;
	whatElse: string;
	resolved: string;
	informed: string;
	unresolved: string;
	/** A guide ended where only a person can go on. */
	escalated: string;
	stopped: string;
	waiting: string;
	nothingToRepeat: string;
	bridge: string;
	bridgeAfterClause: string;
	handoff: {
		start: string;
		callback: string;
		/** Asked for before the contact agreed. */
		afterConsent: string;
		problem: string;
		name: string;
		phone: string;
		phoneAgain: string;
		nameAgain: string;
		transfer(name: string, phone: string): string;
		ticket(name: string, phone: string): string;
		phoneCorrected(phone: string): string;
		reason: string;
	};
	summary: {
		name: string;
		phone: string;
		email: string;
		problem: string;
		guide: string;
		failedSteps(count: number): string;
		none: string;
	};
	transferring: string;
};
