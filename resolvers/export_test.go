package resolvers

// FieldByField is o without the encoding of whole lists: gqlgen's ordinary path.
func (o Options) FieldByField() Options {
	o.fieldByField = true
	return o
}

// WatchLists is o with a witness of each list that could be encoded in one pass, and whether it was.
func (o Options) WatchLists(watch func(inOnePass bool)) Options {
	o.watchLists = watch
	return o
}
