const voice = (shortName: string, gender: "Female" | "Male") => {
	const locale = shortName.slice(0, 5);
	const displayName = shortName.slice(6).replace(/Neural$/, "");
	return {
		Name: `Microsoft Server Speech Text to Speech Voice (${locale}, ${shortName.slice(6)})`,
		DisplayName: displayName,
		LocalName: displayName,
		ShortName: shortName,
		Gender: gender,
		Locale: locale,
		SampleRateHertz: "24000",
		VoiceType: "Neural",
		Status: "GA",
	};
};

/** An excerpt of `voices/list`. */
export const azureVoices = [
	voice("es-AR-ElenaNeural", "Female"),
	voice("es-AR-TomasNeural", "Male"),
	voice("es-MX-DaliaNeural", "Female"),
	voice("es-MX-JorgeNeural", "Male"),
	voice("es-ES-ElviraNeural", "Female"),
	voice("es-ES-AlvaroNeural", "Male"),
	voice("en-US-JennyNeural", "Female"),
	voice("en-US-GuyNeural", "Male"),
	voice("en-GB-SoniaNeural", "Female"),
	voice("en-GB-RyanNeural", "Male"),
];
