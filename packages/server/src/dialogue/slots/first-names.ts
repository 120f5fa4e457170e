/** Frequent first names, folded: enough to trust "soy ana" and "it's john" in lower case. */
export const firstNames: ReadonlySet<string> = new Set(
	(
		"juan jose luis carlos jorge miguel pedro manuel francisco antonio javier alejandro daniel fernando ricardo sergio eduardo " +
		"roberto mario pablo andres diego rafael martin gabriel hector oscar raul ramon victor hugo ivan marcos mateo santiago sebastian " +
		"nicolas lucas tomas agustin joaquin facundo gonzalo rodrigo matias leonardo emiliano ignacio esteban cesar arturo alberto " +
		"gustavo adrian julio ernesto guillermo enrique felipe cristian walter nestor omar ruben alfredo bruno maximiliano federico " +
		"maria ana laura carmen rosa lucia sofia martina valentina camila julieta paula andrea patricia claudia silvia monica gabriela " +
		"veronica carolina daniela natalia mariana alejandra adriana sandra elena isabel teresa marta beatriz gloria susana graciela " +
		"norma alicia cecilia florencia agustina micaela victoria valeria lorena karina viviana romina noelia julia eva irene raquel " +
		"pilar cristina angela juana josefina emilia catalina renata ximena guadalupe lupita fernanda mercedes dolores luz belen " +
		"john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven " +
		"paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan " +
		"stephen larry justin scott brandon benjamin samuel gregory frank raymond alexander patrick jack dennis jerry tyler aaron " +
		"henry adam nathan peter zachary kyle ethan jeremy walter keith sean noah liam oliver mary jennifer linda elizabeth barbara " +
		"susan jessica sarah karen lisa nancy betty sandra ashley emily donna michelle carol amanda melissa deborah stephanie rebecca " +
		"laura sharon cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine rachel " +
		"carolyn janet maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan " +
		"andrea cheryl hannah jacqueline martha gloria teresa sara janice jane sophia grace alice mike tom bob steve chris dave jim joe " +
		"sam kate liz sue jenny matt nick tony bill ben alex max"
	).split(" "),
);
