"""tower"""
