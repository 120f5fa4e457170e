import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type SmallTalk, smallTalk } from "./small-talk.ts";

const said: Record<"es" | "en", Partial<Record<SmallTalk, readonly string[]>>> = {
	es: {
		greet: ["hola", "Buenas tardes", "hola, buen día", "¿aló?"],
		"how-are-you": ["hola, ¿cómo estás?", "¿qué tal?"],
		thanks: ["gracias", "muchas gracias", "ok, gracias"],
		goodbye: ["chau", "adiós", "no, eso es todo, gracias", "nada más", "hasta luego"],
		person: [
			"quiero hablar con una persona",
			"pásame con un humano",
			"operador",
			"con un asesor por favor",
			"necesito un técnico",
			"no quiero hablar con un robot",
			"¿me puedes comunicar con alguien?",
		],
		callback: ["quiero que me llamen", "¿me pueden llamar mañana?", "llámenme a las tres"],
		repeat: ["¿cómo?", "repite por favor", "¿me lo repites?", "no te escuché", "¿qué dijiste?", "otra vez"],
		unsure: ["no sé", "ni idea", "la verdad no lo sé", "no me acuerdo", "prefiero no decirlo"],
		help: ["ayuda", "¿me puedes ayudar?", "no entiendo"],
		robot: ["¿eres un robot?", "¿estoy hablando con una máquina?", "¿sos una persona?"],
		wait: ["espera", "un momento", "dame un minuto por favor", "a ver"],
		back: ["volver atrás", "paso anterior"],
		cancel: ["cancelar", "déjalo", "mejor olvídalo"],
	},
	en: {
		greet: ["hello", "hi there", "good morning"],
		"how-are-you": ["hi, how are you?"],
		thanks: ["thanks", "thank you very much", "great, thanks"],
		goodbye: ["bye", "that's all, thanks", "no, that's it"],
		person: [
			"I want to talk to a person",
			"agent",
			"can I speak to someone please",
			"put me through to a human",
			"representative please",
		],
		callback: ["call me back", "can someone call me tomorrow"],
		repeat: ["what?", "say that again", "sorry, I didn't catch that", "come again?"],
		unsure: ["I don't know", "not sure", "no idea"],
		help: ["help", "can you help me?"],
		robot: ["are you a robot?", "am I talking to a real person?"],
		wait: ["hold on", "just a second", "wait a minute please"],
		back: ["go back", "previous step"],
		cancel: ["cancel", "never mind", "forget it"],
	},
};

/** About a subject, though words of conversation are in them. */
const subjects = {
	es: [
		"hola, no tengo internet",
		"quiero cancelar mi suscripción",
		"no oigo nada por los parlantes",
		"a ver si me ayudas con la impresora que no imprime",
		"dame un presupuesto",
		"gracias pero sigue sin funcionar",
		"la impresora repite la misma hoja",
		"no sé qué pasa con mi cuenta",
		"mi operadora de internet no funciona",
		"espero que me llegue el paquete",
		"no me acuerdo de mi contraseña",
	],
	en: [
		"hi, my printer won't print",
		"I want to cancel my subscription",
		"I don't know what's wrong with my laptop",
		"what are your opening hours",
		"my human resources account is locked",
		"thanks but it still doesn't work",
		"wait times are too long on my internet line",
	],
};

describe("small talk", () => {
	for (const language of ["es", "en"] as const) {
		for (const [kind, texts] of Object.entries(said[language])) {
			it(`${language}: ${kind}`, () => {
				for (const text of texts) assert.equal(smallTalk(text, language), kind, text);
			});
		}
		it(`${language}: nothing of it in what is about a subject`, () => {
			for (const text of subjects[language]) assert.equal(smallTalk(text, language), null, text);
		});
	}

	it("knows who asks for a person in the other language", () => {
		assert.equal(smallTalk("I want to speak to a human", "es"), "person");
		assert.equal(smallTalk("quiero hablar con una persona", "en"), "person");
	});
});
