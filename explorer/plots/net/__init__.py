"""The picture of the net, its matrices, and the plots of the selected weight."""
