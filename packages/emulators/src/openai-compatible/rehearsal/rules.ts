/** What the rehearsed receptionist does about a text. The first that fits wins. */
type RehearsalRule = {
	user: RegExp;
	/** Called when it is on offer; its arguments are filled from the conversation. */
	tool?: string;
	say: string;
};

export type RehearsalTexts = {
	rules: readonly RehearsalRule[];
	/** Said in turn when no rule fits. */
	otherwise: readonly string[];
	/** Said after a tool's result; `done` for tools not named here. */
	afterTool: Readonly<Record<string, string>>;
	done: string;
};

export const es: RehearsalTexts = {
	rules: [
		{
			user: /persona|humano|agente|asesor|operador/iu,
			tool: "transfer_to_person",
			say: "Claro, te comunico con una persona de soporte.",
		},
		{
			user: /adi[oó]s|hasta luego|chau|nada m[aá]s|eso es todo/iu,
			tool: "end_call",
			say: "Gracias por llamar. ¡Que tengas un buen día!",
		},
		{
			user: /internet|wi-?fi|m[oó]dem|router|conexi[oó]n/iu,
			tool: "run_guide",
			say: "Entiendo, revisemos tu conexión. ¿Las luces del módem están encendidas?",
		},
		{
			user: /impresora|imprim/iu,
			tool: "run_guide",
			say: "Revisemos la impresora. ¿Está encendida y conectada?",
		},
		{
			user: /me llamo|mi nombre es|mi tel[eé]fono|mi correo/iu,
			tool: "add_note",
			say: "Gracias, ya lo anoté. ¿En qué más puedo ayudarte?",
		},
		{ user: /horario|abren|cierran/iu, say: "Atendemos de lunes a viernes, de nueve de la mañana a seis de la tarde." },
		{
			user: /precio|cu[aá]nto cuesta|plan/iu,
			say: "Los planes empiezan en quinientos pesos al mes. ¿Quieres que te cuente más?",
		},
		{ user: /gracias/iu, say: "Con gusto. ¿Hay algo más en que te pueda ayudar?" },
		{ user: /reinici|apagu[eé]|prend/iu, say: "Muy bien. Espera un minuto y dime si ya funciona." },
		{
			user: /sigue (sin|igual)|no funciona|tampoco/iu,
			say: "Lamento que siga fallando. ¿Prefieres que te comunique con una persona?",
		},
		{ user: /^\s*(hola|buen[oa]s)\b/iu, say: "¡Hola! Cuéntame, ¿en qué te puedo ayudar?" },
	],
	otherwise: [
		"Entiendo. ¿Me puedes contar un poco más?",
		"De acuerdo. ¿Desde cuándo te pasa?",
		"Gracias por contármelo. ¿Quieres que lo revisemos paso a paso?",
	],
	afterTool: {
		lookup_contact: "Ya encontré tus datos. ¿En qué te ayudo?",
		add_note: "Ya lo anoté. ¿En qué más puedo ayudarte?",
		transfer_to_person: "Te comunico con una persona. Un momento, por favor.",
		end_call: "Gracias por llamar. ¡Hasta luego!",
		run_guide: "Vamos paso a paso.",
	},
	done: "Listo. ¿Hay algo más en que te pueda ayudar?",
};

export const en: RehearsalTexts = {
	rules: [
		{
			user: /\b(person|human|agent|representative|operator)\b/iu,
			tool: "transfer_to_person",
			say: "Of course, let me put you through to a person.",
		},
		{
			user: /\b(bye|goodbye|that is all|that's all)\b/iu,
			tool: "end_call",
			say: "Thank you for calling. Have a nice day!",
		},
		{
			user: /internet|wi-?fi|modem|router|connection/iu,
			tool: "run_guide",
			say: "I see, let us check your connection. Are the lights of the modem on?",
		},
		{ user: /printer|print/iu, tool: "run_guide", say: "Let us check the printer. Is it switched on and connected?" },
		{
			user: /my name is|my number is|my phone|my e-?mail/iu,
			tool: "add_note",
			say: "Thank you, I wrote that down. What else can I do for you?",
		},
		{ user: /hours|open|close/iu, say: "We are here Monday to Friday, from nine to six." },
		{ user: /price|how much|plan/iu, say: "Plans start at thirty dollars a month. Shall I tell you more?" },
		{ user: /thank/iu, say: "You are welcome. Is there anything else I can help you with?" },
		{ user: /restart|reboot|turned it off/iu, say: "Very good. Wait a minute and tell me whether it works now." },
		{
			user: /still|does not work|doesn't work/iu,
			say: "I am sorry it still fails. Would you rather talk to a person?",
		},
		{ user: /^\s*(hi|hello|hey)\b/iu, say: "Hello! Tell me, how can I help you?" },
	],
	otherwise: [
		"I see. Can you tell me a little more?",
		"All right. Since when does that happen?",
		"Thank you for telling me. Shall we check it step by step?",
	],
	afterTool: {
		lookup_contact: "I found your details. How can I help you?",
		add_note: "I wrote that down. What else can I do for you?",
		transfer_to_person: "I am putting you through. One moment, please.",
		end_call: "Thank you for calling. Goodbye!",
		run_guide: "Let us go step by step.",
	},
	done: "Done. Is there anything else I can help you with?",
};
